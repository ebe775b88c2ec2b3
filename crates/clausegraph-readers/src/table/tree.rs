//! JSON and YAML as one kind of tree.

/// A node and the line it begins on.
pub(super) struct Node {
    pub(super) line: u32,
    pub(super) value: Value,
}

/// What stands at a node.
pub(super) enum Value {
    Null,
    Bool(bool),
    /// A shortest decimal.
    Number(String),
    Text(String),
    List(Vec<Node>),
    /// In the order of the text; no key stands twice.
    Map(Vec<(String, Node)>),
}

impl Node {
    /// The scalar as text; none of lists, maps and null.
    pub(super) fn scalar(&self) -> Option<String> {
        match &self.value {
            Value::Bool(yes) => Some(yes.to_string()),
            Value::Number(text) | Value::Text(text) => Some(text.clone()),
            Value::Null | Value::List(_) | Value::Map(_) => None,
        }
    }

    /// The node as JSON without blanks.
    pub(super) fn compact(&self) -> String {
        match &self.value {
            Value::Null => "null".to_owned(),
            Value::Bool(yes) => yes.to_string(),
            Value::Number(number) => number.clone(),
            Value::Text(text) => quoted(text),
            Value::List(nodes) => {
                let nodes: Vec<String> = nodes.iter().map(Self::compact).collect();
                format!("[{}]", nodes.join(","))
            }
            Value::Map(entries) => {
                let entries: Vec<String> = entries
                    .iter()
                    .map(|(key, node)| format!("{}:{}", quoted(key), node.compact()))
                    .collect();
                format!("{{{}}}", entries.join(","))
            }
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
