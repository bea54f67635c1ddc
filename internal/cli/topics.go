package cli

// topicNames are the topics of help, besides the commands.
func topicNames() []string { return []string{"order", "refs", "files", "json", "settings", "plan"} }

// topic is the text of a topic, "" if there is none of that name.
func topic(name string) string {
	switch name {
	case "order":
		return topicOrder
	case "refs":
		return topicRefs
	case "files":
		return topicFiles
	case "json":
		return topicJSON
	case "settings":
		return topicSettings
	case "plan":
		return topicPlan + "\n" + topicPace
	}
	return ""
}

const topicOrder = `The order of a path

A path says what has to come before what:

  order: strict   phases in order, and resources in order within a phase
  order: phases   phases in order, free within a phase
  order: free     only what a resource needs

Besides that a resource may need phases or other resources. A phase is complete
when each resource that is not optional is done or skipped.

A resource is ready when its order and its needs are met, else it is locked.
Looking at it, opening it and noting something are always allowed; done and skip
ask for the order. Where it does not allow a step, lpath says what comes first
and types the command that records it all. --force records the step all the
same: locking is a rail, not a wall.

Progress is measured in time: the minutes of what is done or skipped over the
minutes of all that is not optional. A range counts its middle. A duration that
is not known counts as the median of those that are.
`

const topicRefs = `How to name items

  2.1         a resource by its position: the first of phase 2
  2           all of phase 2 (that is not optional, for done and skip)
  A1, V2      an additional resource, a video
  A, V        all of them
  C4          an item of the checklist
  some-id     an item or a phase by its id; lpath show REF tells it

Positions move when a path is edited. Progress is stored under ids, so it stays
with its resource.

Times       2026-11-20 (noon), 2026-11-20T18:30, 18:30 (today), today (now),
            yesterday (noon), -2h, -3d
Durations   35m, 1h30m, 1.5h, 90 (minutes)
`

const topicFiles = `Files

The state is one file that a person can read, usually
~/.local/share/lpath/state.yaml; lpath doctor says where. It is replaced whole,
never half written; any number of lpath may run at once. Beside it stand a small
file that ends in .lock, which says who changed the state last, and backups:

  the last 10 versions; how the last 30 days ended on which something changed;
  and what was there before every reset, restore and fresh start

lpath doctor lists them, and lpath doctor --restore NUMBER goes back to one.

A path is a YAML file:

  version: 1
  title: My path
  order: strict                 # strict (default), phases or free
  phases:
    - title: First steps
      resources:
        - title: The tour
          type: course          # article, video, course, book, exercise,
                                # project, podcast, paper, tool, other
          duration: 1h30m       # or 4-6h; leave it out if unknown
          focus: What to look for
          url: https://example.org/tour
          needs: [phase-1]      # ids of phases or resources
          optional: true        # holds nothing back
  additional:
    - {title: A guide, url: https://example.org/guide}
  videos:
    - {title: A talk, duration: 20m, channel: Somebody}
  checklist:
    - {title: First steps taken, when: phase-1}
    - {title: Explained it to somebody}     # ticked by hand: lpath done C2

Only version, title, and a phase with a resource are needed. Paths are found in
the directories of the setting paths, in ~/.local/share/lpath/paths, where the
file's name is the id, and among the built-in ones; or start a file by its name.
`

const topicJSON = `JSON

--json prints one object. Names are only ever added. Minutes are whole numbers,
times RFC 3339, what is unknown is null, but minutes_spent is 0.

item       ref id kind title type minutes minutes_min minutes_max focus url
           status phase optional
           kind: resource, additional, video, check
           status: locked, ready, done, skipped
progress   percent minutes_done minutes_total unknown done skipped total retired
           complete (minutes count known durations only)

next       path resources[item] complete
status     path title active started progress phases[number id title complete
           minutes_done minutes_total done total] last next forecast
           last: ref id title status at note, or null; next: item or null
           forecast: likely_by nine_in_ten_by, or null without enough data;
           dates such as 2026-12-12, null for more than 5 years away
stats      path weeks[start minutes] days[date minutes] days_of_last_14 ratio
           ratio_resources by_type[type pace] by_phase[phase id title pace]
           furthest[path ref id title estimate actual ratio]
           pace: estimate actual ratio resources; days are those of study
spent      as done
show       id title overview prerequisites order progress phases[number id title
           complete resources[item, needs, record]] additional[item]
           videos[item, channel] checklist[ref id title when done] notes
           record: status at note out_of_order minutes_spent, or null
show REF   path item (with needs) record sessions[at minutes] way[item]
           way_minutes
list       paths[id title source file phases resources minutes unknown started
           active progress error]
checklist  path items[ref id title when done] complete
start, done, skip, reopen, note, undo, reset
           path changed[ref id title status] unlocked[ref id title] progress
           next
plan       path minutes_left unknown enough_data likely_by nine_in_ten_by ratio
           ratio_resources study_days weeks wish[by per_day per_week on at off]
           feasible needed_per_week ends days[date items[ref id title minutes]]
           dates such as 2026-12-12, or null; minutes_left and unknown are those
           of status, the days have the minutes that the plan counts; wish and
           feasible are null without a wish
undo --list
           entries[at did path], newest first
log        path entries[at ref id title status minutes_spent note]
open       path ref id url opened
validate, edit
           ok files[file ok id title phases resources errors[line column what
           hint] warnings[line column what hint]] errors warnings
new        id title file from
import     paths[id title source file status format phases resources minutes
           unknown links needs extras ticked recorded kept left_out[line what
           why]
           warnings[line what why] changes[new moved gone edited] start
           content] left_out[source line why]
           status: created, replaced, same, dry; changes may be null; content
           is the path file, with --dry-run
doctor     ok checks[name ok detail] settings[key value origin]
           backups[number file at command kept before paths records sessions
           error], newest first; at, command: of the last change in it
doctor --restore, --fresh
           number restored kept paths[id title records sessions]
           records, sessions: gained lost changed; kept: a number, or null
version    version commit go system

Exit codes
  0  done, or nothing to do         3  refused by the order of the path
  1  failure                        4  a file is invalid or damaged
  2  wrong usage                    5  the state stayed busy for 10 s
`

const topicSettings = `Settings

Flags come first, then variables, then the settings file, then defaults. The
file is ~/.config/lpath/config.yaml, or what --config names; no command makes
it.

  key          flag      variable           what
  state        --state   LPATH_STATE        the file that holds your progress
  paths                  LPATH_PATHS        directories of path files
  color        --color   LPATH_COLOR        auto, always or never
  ascii        --ascii   LPATH_ASCII        true: ASCII marks and no bars
  week_start             LPATH_WEEK_START   the day on which your week begins

An example of the file; places are relative to it, and ~/ is your home:

  state: ~/notes/lpath.yaml
  paths: [~/paths, ./team]
  week_start: sunday

XDG_CONFIG_HOME and XDG_DATA_HOME are honoured; on Windows it is %AppData% and
%LocalAppData%. NO_COLOR and TERM=dumb turn colour off. A locale that is not
UTF-8 turns ascii on.
`
