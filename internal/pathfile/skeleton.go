package pathfile

// Skeleton is the file of a path to be written: a good one, with words to
// replace and comments on what else there is.
func Skeleton(id, title string) []byte {
	return []byte(Schema + `# lpath validate says what is wrong in this file, lpath help files what can be
# in it. Only version, title, and one phase with one resource are needed.
version: 1
id: ` + quoted(id) + `
title: ` + quoted(title) + `
overview: What this path is about and for whom, in a few sentences.
prerequisites:
  - What somebody has to know before
order: strict                   # phases: free within a phase; free: only needs count
phases:
  - title: Foundations
    resources:
      - title: The first thing to read
        type: article           # video, course, book, exercise, project, podcast,
                                # paper, tool, other
        duration: 35m           # 1h30m, or 4-6h for a range; left out if unknown
        focus: What to look for
        # url: https://example.org/
      - title: The second thing to read
        # id: second            # keeps the progress when the title changes
        duration: 30m
  - title: Core concepts
    resources:
      - title: Something to try
        type: exercise
        duration: 1h
        needs: [phase-1]        # phases or resources by id, where the order is free
        optional: true          # holds nothing back
# additional:
#   - {title: A guide, url: "https://example.org/guide"}
# videos:
#   - {title: A talk, duration: 20m, channel: Somebody}
# checklist:                    # if left out: an item for each phase
#   - {title: Foundations laid, when: phase-1}
#   - {title: Explained it to somebody}     # ticked by hand
notes: What else is good to know.
`)
}
