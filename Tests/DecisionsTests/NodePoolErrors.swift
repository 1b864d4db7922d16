import Testing

@Suite struct NodePoolErrors {
  @Test func `each problem of the node pool is worded with its place and its cure`() {
    let rows: [Row] = [
      Row(
        "name: system, ", "",
        [
          "4:7: error: required key 'name' is missing in an entry of 'nodePools'; add 'name: system'"
        ]),
      Row(
        "name: system", "name: ''",
        ["4:14: error: name is empty"]),
      Row(
        "name: system", "name: System",
        [
          "4:14: warning: 'System' is not a name that AKS takes for a node pool; use lower-case letters and digits, a letter first, at most 12"
        ]),
      Row(
        "name: system", "name: abcdefghijklm",
        [
          "4:14: warning: 'abcdefghijklm' is not a name that AKS takes for a node pool; use lower-case letters and digits, a letter first, at most 12"
        ]),
      Row(
        "name: system", "name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        ["4:14: error: name has 64 characters, but at most 63 are allowed"]),
      Row(
        "nodes: 3}", "nodes: 3, os: windows2022}",
        [
          "4:28: warning: a system pool runs Linux, but this one runs windows2022; add a Linux pool with 'mode: system'"
        ]),
      Row(
        "nodes: 3}", "nodes: 3, os: windows}",
        ["4:50: error: os is 'windows', but must be linux, windows2019, windows2022 or windows2025"]
      ),
      Row(
        "nodes: 3}", "nodes: 3, mod: user}",
        ["4:46: error: unknown key 'mod' in an entry of 'nodePools'; did you mean 'mode'?"]),
      Row(
        "mode: system, ", "",
        [
          "4:5: warning: no node pool has the mode system, and AKS needs one; add 'mode: system' to a Linux pool"
        ]),
      Row(
        "mode: system", "mode: master",
        ["4:28: error: mode is 'master', but must be system or user"]),
      Row(
        "nodes: 3}", "vmSize: D4}",
        ["4:7: error: required key 'nodes' is missing in an entry of 'nodePools'; add 'nodes: 3'"]),
      Row(
        "nodes: 3}", "nodes: 3, vmSize: Standard D4}",
        [
          "4:54: error: vmSize is 'Standard D4', but a VM size has letters, digits and '_', 1 to 80 of them; write it like Standard_D4ds_v5"
        ]),
      Row(
        "nodes: 3}", "nodes: 0}",
        ["4:43: error: nodes is 0, but a node pool has 1 to 100000 nodes; write 1 or more"]),
      Row(
        "nodes: 3}", "nodes: -1}",
        ["4:43: error: nodes is -1, but a node pool has 1 to 100000 nodes; write 1 or more"]),
      Row(
        "nodes: 3}", "nodes: 100001}",
        [
          "4:43: error: nodes is 100001, but a node pool has 1 to 100000 nodes; write 100000 or less"
        ]),
      Row(
        "nodes: 3}", "nodes: 1000000000000000000}",
        [
          "4:43: error: nodes is 1000000000000000000, but a node pool has 1 to 100000 nodes; write 100000 or less"
        ]),
      Row(
        "nodes: 3}", "nodes: 10000000000000000000000}",
        [
          "4:43: error: nodes is 10000000000000000000000, but a node pool has 1 to 100000 nodes; write 100000 or less"
        ]),
      Row(
        "nodes: 3}", "nodes: 3.0}",
        [
          "4:43: error: nodes is '3.0', a fraction, but must be a whole number; write a number from 1 to 100000 in plain digits"
        ]),
      Row(
        "nodes: 3}", "nodes: 1e3}",
        [
          "4:43: error: nodes is '1e3', with an exponent, but must be a whole number; write a number from 1 to 100000 in plain digits"
        ]),
      Row(
        "nodes: 3}", "nodes: 0x10}",
        [
          "4:43: error: nodes is '0x10', a hexadecimal number, but must be a whole number; write a number from 1 to 100000 in plain digits"
        ]),
      Row(
        "nodes: 3}", "nodes: 0o17}",
        [
          "4:43: error: nodes is '0o17', an octal number, but must be a whole number; write a number from 1 to 100000 in plain digits"
        ]),
      Row(
        "nodes: 3}", "nodes: 0b11}",
        [
          "4:43: error: nodes is '0b11', a binary number, but must be a whole number; write a number from 1 to 100000 in plain digits"
        ]),
      Row(
        "nodes: 3}", "nodes: 017}",
        [
          "4:43: error: nodes is '017', with a leading zero, which some readers take for an octal number; write the number without leading zeros"
        ]),
      Row(
        "nodes: 3}", "nodes: 1_000}",
        [
          "4:43: error: nodes is '1_000', with underscores, but must be a whole number; write a number from 1 to 100000 in plain digits"
        ]),
      Row(
        "nodes: 3}", "nodes: +3}",
        [
          "4:43: error: nodes is '+3', with a plus sign, but must be a whole number; write a number from 1 to 100000 in plain digits"
        ]),
      Row(
        "nodes: 3}", "nodes: 1 000}",
        [
          "4:43: error: nodes is '1 000', with blanks, but must be a whole number; write a number from 1 to 100000 in plain digits"
        ]),
      Row(
        "nodes: 3}", "nodes: '3'}",
        ["4:43: error: nodes is the text '3', not a number; write it without quotes"]),
      Row(
        "nodes: 3}", "nodes: three}",
        [
          "4:43: error: nodes is 'three', but must be a whole number; write a number from 1 to 100000 in plain digits"
        ]),
      Row(
        "nodes: 3}", "nodes: ٣}",
        [
          "4:43: error: nodes is '٣', but must be a whole number; write a number from 1 to 100000 in plain digits"
        ]),
      Row(
        "nodes: 3}", "nodes: .inf}",
        [
          "4:43: error: nodes is '.inf', but must be a whole number; write a number from 1 to 100000 in plain digits"
        ]),
      Row(
        "nodes: 3}", "nodes: true}",
        [
          "4:43: error: nodes is 'true', but must be a whole number; write a number from 1 to 100000 in plain digits"
        ]),
      Row(
        "nodes: 3}", "nodes: }",
        ["4:36: error: nodes has no value; give it one"]),
      Row(
        "nodes: 3}", "nodes: []}",
        ["4:43: error: nodes is a list, but must be one value or a mapping with min and max"]),
      Row(
        "nodes: 3}", "nodes: {}}",
        ["4:43: error: required key 'max' is missing in 'nodes'; add 'max: 10'"]),
      Row(
        "nodes: 3}", "nodes: {min: 2}}",
        ["4:43: error: required key 'max' is missing in 'nodes'; add 'max: 10'"]),
      Row(
        "nodes: 3}", "nodes: {min: 5, max: 4}}",
        ["4:49: error: min is 5, but max is 4; write 4 or less"]),
      Row(
        "nodes: 3}", "nodes: {min: -1, max: 0}}",
        [
          "4:49: error: min is -1, but a node pool has 0 to 100000 nodes; write 0 or more",
          "4:58: error: max is 0, but a node pool has 1 to 100000 nodes; write 1 or more",
        ]),
      Row(
        "nodes: 3}", "nodes: {maximum: 4}}",
        [
          "4:43: error: required key 'max' is missing in 'nodes'; add 'max: 10'",
          "4:44: error: unknown key 'maximum' in 'nodes'; allowed are min, max",
        ]),
      Row(
        "nodes: 3}", "nodes: 3, maxPods: 9}",
        ["4:55: error: maxPods is 9, but a node takes 10 to 250 pods; write 10 or more"]),
      Row(
        "nodes: 3}", "nodes: 3, maxPods: 300}",
        ["4:55: error: maxPods is 300, but a node takes 10 to 250 pods; write 250 or less"]),
      Row(
        "nodes: 3}", "nodes: 3, maxSurge: 10.555%}",
        [
          "4:56: error: maxSurge is '10.555%', but must be a percentage from 0% to 1000% with at most two decimals; write it like '10%' or '12.5%'"
        ]),
      Row(
        "nodes: 3}", "nodes: 3, maxSurge: 2000%}",
        [
          "4:56: error: maxSurge is '2000%', but must be a percentage from 0% to 1000% with at most two decimals; write it like '10%' or '12.5%'"
        ]),
      Row(
        "nodes: 3}", "nodes: 3, maxSurge: 100001}",
        [
          "4:56: error: maxSurge is 100001, but an upgrade adds 0 to 100000 nodes; write 100000 or less"
        ]),
      Row(
        "nodes: 3}", "nodes: 3, maxSurge: much}",
        [
          "4:56: error: maxSurge is 'much', but must be a whole number or a percentage; write a number from 0 to 100000 in plain digits, or a percentage like '10%'"
        ]),
      Row(
        "nodes: 3}", "nodes: 3, maxSurge: '1'}",
        ["4:56: error: maxSurge is the text '1', not a number; write it without quotes"]),
      Row(
        "    - {name: system, mode: system, nodes: 3}\n", "    - system\n",
        [
          "4:7: error: an entry of nodePools is one value, but must be a mapping; write 'key: value' lines below the key"
        ]),
      Row(
        "    - {name: system, mode: system, nodes: 3}\n",
        "    - {name: system, mode: system, nodes: 3}\n    - {name: system, mode: system, nodes: 3}\n",
        [
          "5:14: error: node pool 'system' is named twice; the first is on line 4; give each pool a name of its own"
        ]),
      Row(
        "nodePools:\n    - {name: system, mode: system, nodes: 3}\n", "nodePools: []\n",
        ["3:14: error: nodePools is an empty list, but needs at least one entry"]),
      Row(
        "nodePools:\n    - {name: system, mode: system, nodes: 3}\n", "nodePools: {system: 3}\n",
        ["3:14: error: nodePools is a mapping, but must be a list; begin each entry with '- '"]),
    ]
    for row in rows { row.check() }
  }
}
