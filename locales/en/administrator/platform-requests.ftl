## Requests on the platform · A9, clause 2.1

# $inside: “in Sferum”
platform-requests-ask =
    .ask = Now accept the requests { $inside } as well: the bot cannot see that list. Step by step:
    .accepted = Accepted
    .none = There are none
    .later = Later

platform-requests =
    .thanks = Thank you, noted.
    .put-off = All right. If it is not marked within a week, I will ask once more.
