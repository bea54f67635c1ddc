package yamlx

import "gopkg.in/yaml.v3"

// node is a value of a document. All nodes of a document stand in one slice,
// each before what it holds: a list its elements, a table its keys and values
// in turn.
type node struct {
	kind kind
	place
	end  int32  // the index after the last node that it holds
	text string // of a scalar
}

// place is a Place that takes less room.
type place struct{ line, column int32 }

func (p place) wide() Place { return Place{int(p.line), int(p.column)} }

type kind uint8

const (
	scalar   kind = iota
	list          // of values
	table         // of keys and values
	null          // no value
	mergeKey      // <<
	alias         // has a fault already
)

// flatten appends the nodes of the YAML library.
func flatten(nodes []node, n *yaml.Node) []node {
	at := len(nodes)
	nodes = append(nodes, node{kind: kindOf(n), place: place{int32(n.Line), int32(n.Column)}, text: n.Value})
	for _, child := range n.Content {
		nodes = flatten(nodes, child)
	}
	nodes[at].end = int32(len(nodes))
	return nodes
}

func kindOf(n *yaml.Node) kind {
	switch {
	case n.Kind == yaml.MappingNode:
		return table
	case n.Kind == yaml.SequenceNode:
		return list
	case n.Kind == yaml.AliasNode:
		return alias
	case n.Tag == "!!null":
		return null
	case n.Tag == "!!merge":
		return mergeKey
	}
	return scalar
}

// String is the kind for messages.
func (k kind) String() string {
	switch k {
	case table:
		return "a map"
	case list:
		return "a list"
	case scalar, null, mergeKey, alias:
	}
	return "text"
}
