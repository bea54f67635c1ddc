package pathfile_test

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lpath/internal/lpath"
	"lpath/internal/pathfile"
	"lpath/paths"
)

// The built-in path says what the document says that it was made of, word for
// word.
const (
	serverlessOverview = `Serverless architecture is a cloud computing model where applications are built and run without managing servers. The cloud provider handles server management, scaling, and maintenance automatically.`

	serverlessNotes = `Serverless is ideal for event-driven applications and functions with variable load. Consider the trade-offs between cost, performance, and vendor lock-in when choosing serverless architecture.`

	serverlessOutline = `
1 Foundations
1.1 Serverless Basics | article | 35m | Understanding what serverless is and how it works | https://martinfowler.com/articles/serverless.html
1.2 Serverless vs Traditional | article | 30m | Comparing serverless with traditional server-based architecture | https://github.com/cncf/wg-serverless/tree/master/whitepapers/serverless-overview#serverless-vs-other-cloud-native-technologies
2 Core Concepts
2.1 Serverless Functions | article | 40m | Understanding serverless functions and their characteristics | https://github.com/cncf/wg-serverless/tree/master/whitepapers/serverless-overview#detail-view-serverless-processing-model | needs phase-1
2.2 Serverless Services | article | 35m | Different types of serverless services | https://cacm.acm.org/research/what-serverless-computing-is-and-should-become/
2.3 Serverless Benefits | article | 25m | Advantages and benefits of serverless architecture | https://martinfowler.com/articles/serverless.html#benefits
3 Advanced Topics
3.1 Serverless Implementation | article | 45m | Implementing serverless applications | https://knative.dev/docs/getting-started/
3.2 Serverless Best Practices | article | 35m | Best practices for serverless development | https://docs.aws.amazon.com/lambda/latest/dg/best-practices.html
A1 Serverless Guide | ? | https://docs.aws.amazon.com/serverless/latest/devguide/welcome.html
A2 Cloud Computing | ? | https://doi.org/10.6028/NIST.SP.800-145
A3 Function as a Service | ? | https://glossary.cncf.io/function-as-a-service/
V1 Serverless Architecture | video | 7m | https://www.youtube.com/watch?v=tgFiOzVEL0Q | by Simply Explained
V2 Cloud Computing | video | 9m | https://www.youtube.com/watch?v=_a6us8kaq0g | by PowerCert Animated Videos
C1 Phase 1 completed | when phase-1
C2 Phase 2 completed | when phase-2
C3 Phase 3 completed | when phase-3
C4 Supplementary materials reviewed | when supplementary
`
	serverlessIDs = "serverless-basics serverless-vs-traditional serverless-functions serverless-services serverless-benefits " +
		"serverless-implementation serverless-best-practices " +
		"additional-serverless-guide additional-cloud-computing additional-function-as-a-service " +
		"video-serverless-architecture video-cloud-computing " +
		"check-phase-1-completed check-phase-2-completed check-phase-3-completed check-supplementary-materials-reviewed"
)

// builtIn returns the built-in path.
func builtIn(t *testing.T) *lpath.Path {
	t.Helper()
	b, err := fs.ReadFile(paths.FS, "serverless.yaml")
	if err != nil {
		t.Fatal(err)
	}
	path, err := pathfile.Decode("serverless.yaml", b, "serverless", false)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func TestServerlessTexts(t *testing.T) {
	p := builtIn(t)
	want := []string{
		"serverless", "Serverless Architecture", serverlessOverview, "strict", serverlessNotes,
		"Understanding of cloud computing and system architecture concepts.",
	}
	got := append([]string{p.ID, p.Title, p.Overview, p.Order.String(), p.Notes}, p.Prerequisites...)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(strings.TrimSpace(serverlessOutline), strings.TrimSpace(outline(p))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestServerlessNumbers(t *testing.T) {
	p := builtIn(t)
	minutes := 0
	for _, r := range p.Resources() {
		minutes += r.Duration.Mid()
	}
	var sizes []int
	for _, phase := range p.Phases {
		sizes = append(sizes, len(phase.Resources))
	}
	sizes = append(sizes, len(p.Additional), len(p.Videos), len(p.Checklist), minutes)
	if diff := cmp.Diff([]int{2, 3, 2, 3, 2, 4, 245}, sizes); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Progress is stored under these: they never change.
func TestServerlessIDs(t *testing.T) {
	var ids []string
	for _, item := range builtIn(t).Items() {
		ids = append(ids, item.ID)
	}
	if diff := cmp.Diff(strings.Fields(serverlessIDs), ids); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestServerlessLinks(t *testing.T) {
	p := builtIn(t)
	for _, item := range append(p.Resources(), p.Extras()...) {
		if err := lpath.CheckLink(item.URL); err != nil {
			t.Errorf("%s %s: %v", item.Ref(), item.URL, err)
		}
	}
}

// outline has a line for each phase and item of a path, with all that is known.
func outline(p *lpath.Path) string {
	var lines []string
	for _, item := range p.Items() {
		if item.Phase != nil && item.Number == 1 {
			lines = append(lines, lpath.Ref{Phase: item.Phase.Number}.String()+" "+item.Phase.Title)
		}
		parts := []string{item.Ref().String() + " " + item.Title, item.Type, item.Duration.String(), item.Focus, item.URL}
		if item.Kind == lpath.Check {
			parts = parts[:1]
		}
		if item.When() != "" {
			parts = append(parts, "when "+item.When())
		}
		if item.Channel != "" {
			parts = append(parts, "by "+item.Channel)
		}
		if len(item.Needs) > 0 {
			parts = append(parts, "needs "+strings.Join(item.Needs, " "))
		}
		if item.Optional {
			parts = append(parts, "optional")
		}
		lines = append(lines, strings.Join(present(parts), " | "))
	}
	return strings.Join(lines, "\n") + "\n"
}

// present leaves out what is empty.
func present(parts []string) []string {
	var out []string
	for _, part := range parts {
		if part != "" {
			out = append(out, part)
		}
	}
	return out
}
