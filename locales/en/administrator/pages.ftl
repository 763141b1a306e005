## Pages of long lists

pager =
    .before = ‹ Before
    .after = More ›
