## The class «Учительская» (staffroom) · A4, clause 2.1

staffroom-link =
    .ask = Send the invite link to «Учительская» (the staffroom) for the role “teacher”. Only staff who were accepted will see it.
    .replace = The link to «Учительская» is there already. If it has changed, send the new one.
    .later = Later
    .keep = Leave it as it is

staffroom-check =
    .title = Staffroom

staffroom =
    .saved = The link is saved. Every accepted colleague gets it together with a note about the role.
    .later = All right, you can come back to this at any time. Until there is a link, staff see the steps only.
