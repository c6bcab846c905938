package intent

import "go.yaml.in/yaml/v3"

// resolve follows an alias to the node it names.
func resolve(node *yaml.Node) *yaml.Node {
	if node != nil && node.Kind == yaml.AliasNode {
		return node.Alias
	}
	return node
}

// get returns the value of a key, or nil; merged keys are not seen.
func get(node *yaml.Node, key string) *yaml.Node {
	if node == nil || node.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		if node.Content[i].Value == key {
			return resolve(node.Content[i+1])
		}
	}
	return nil
}

func value(node *yaml.Node) string {
	if node == nil || node.Kind != yaml.ScalarNode {
		return ""
	}
	return node.Value
}

// ensure returns the map at a key and appends it where it is missing or null.
func ensure(node *yaml.Node, key string, edits *int) *yaml.Node {
	found := get(node, key)
	if found != nil && found.Kind == yaml.ScalarNode && found.Tag == "!!null" {
		*found = yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
	}
	if found == nil && node != nil && node.Kind == yaml.MappingNode {
		found = &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
		set(node, key, found, edits)
	}
	return found
}

// set appends a key where it is missing.
func set(node *yaml.Node, key string, value *yaml.Node, edits *int) {
	if node != nil && node.Kind == yaml.MappingNode && get(node, key) == nil {
		node.Content = append(node.Content, scalar("!!str", key), value)
		*edits++
	}
}

func scalar(tag, value string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: value}
}

func mapping(key string, value *yaml.Node) *yaml.Node {
	return &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Content: []*yaml.Node{scalar("!!str", key), value}}
}
