package cli

// topicPace is the part of the topic about plans that says how the forecast is
// made. The figures are those that the simulation test prints.
const topicPace = `When will it be finished?

Time is recorded by lpath done --spent 40m and lpath spent 2.1 25m. From 5
sessions on 5 days, the first of them 14 days ago or more, lpath says when the
path will be finished at your own pace: likely by a day (half of the outcomes),
and 9 in 10 by another. The days come from 2,000 runs:

  what is left   the estimates of what is required and open; what is unknown
                 counts as the median, what was begun less what was spent on it
  your ratio     times the mean of some of your own ratios of time to estimate,
                 drawn anew for each run; below 5 it leans on the estimates
  your weeks     used up day by day by weeks drawn from your last 8, days off
                 included; the fewer weeks there are, the wider it spreads

The same record gives the same days. Who comes back after more than 4 weeks
begins anew. Days more than 5 years away are not told.

How often the days hold was tried on 2,004 learners made up for that, a third of
the way and with 20 hours or more to go:

            finished by the likely day   by the 9-in-10 day
  daily                            58%                  91%
  weekdays                         53%                  88%
  weekends                         51%                  90%
  bursts                           53%                  96%
  fading                           16%                  45%
  growing                          79%                  98%

So it fails those who slow down: the runs draw from weeks that were better than
those to come. It knows of no holidays, and of no time that was not recorded:
who writes down half of it is told days that are too late.
`
