package cli

// topicPlan tells how lpath plan divides time.
const topicPlan = `How a plan is made

The work   Open resources in the order in which they become ready, optional ones
           in their place. Each takes its estimate, a range its middle, one of
           unknown duration the path's median; times your own ratio of time to
           estimate once 5 resources tell it; less the time spent on it, but
           never less than a tenth.

The days   From today to the date, both of them; today until its share is done.
           Days of study are those of --on that are not in --off.

The share  --per-day is the share of a day. --per-week is divided among the days
           of --on; a day off loses its share. With a date alone, what is left
           is divided among the days until then. Shares below 25 minutes make
           sessions of 25 minutes, or of a whole resource up to an hour, unless
           you asked for them by --per-day.

Rounding   What would leave or begin less than a sixth of a share, 10 minutes at
           the most, is done on the same day or not begun. What a day has more
           or less is made up on the next.

Behind     Of what should have been finished since the plan was saved, what is
           not: counted in days of the plan. Other resources done instead count
           with their minutes, and so does time written down for one that is
           open. Saving a plan again begins anew.
`
