import Testing

@Suite struct FileErrors {
  @Test func `each problem of the file is worded with its place and its cure`() {
    let rows: [Row] = [
      Row(
        "title: T\n", "",
        [
          "1:1: error: required key 'title' is missing; add 'title: Network model for the payments platform'"
        ]),
      Row(
        "title: T", "title:",
        ["1:1: error: title has no value; give it one"]),
      Row(
        "title: T", "title: ''",
        ["1:8: error: title is empty"]),
      Row(
        "title: T", "title: \"a\\nb\"",
        ["1:8: error: title has a line break at character 2; write it on one line"]),
      Row(
        "title: T", "title: \"a\\eb\"",
        ["1:8: error: title has the control character \\u{1b} at character 2; remove it"]),
      Row(
        "title: T", "title: \"a\\u202Eb\"",
        ["1:8: error: title has the control character \\u{202e} at character 2; remove it"]),
      Row(
        "title: T", "title: [T]",
        ["1:8: error: title is a list, but must be one value"]),
      Row(
        "title: T", "titel: T",
        ["1:1: error: unknown key 'titel'; did you mean 'title'?"]),
      Row(
        "title: T\n", "title: T\nnumber: 0\n",
        ["2:9: error: number is 0, but a record's number is 1 to 999999; write 1 or more"]),
      Row(
        "title: T\n", "title: T\nnumber: 1000000\n",
        [
          "2:9: error: number is 1000000, but a record's number is 1 to 999999; write 999999 or less"
        ]),
      Row(
        "title: T\n", "title: T\nnumber: seven\n",
        [
          "2:9: error: number is 'seven', but must be a whole number; write a number from 1 to 999999 in plain digits"
        ]),
      Row(
        "title: T\n", "title: T\nnumber: '7'\n",
        ["2:9: error: number is the text '7', not a number; write it without quotes"]),
      Row(
        "title: T\n", "title: T\nstatus: Accepted\n",
        [
          "2:9: error: status is 'Accepted', but must be draft, proposed, accepted, rejected, deprecated or superseded; did you mean 'accepted'?"
        ]),
      Row(
        "title: T\n", "title: T\nstatus: done\n",
        [
          "2:9: error: status is 'done', but must be draft, proposed, accepted, rejected, deprecated or superseded"
        ]),
      Row(
        "title: T\n", "title: T\ndate: 22.11.2026\n",
        ["2:7: error: date is '22.11.2026', but must be a day as YYYY-MM-DD"]),
      Row(
        "title: T\n", "title: T\ndate: 2026-02-29\n",
        ["2:7: error: date is '2026-02-29', which is not a day of the calendar"]),
      Row(
        "title: T\n", "title: T\ndate: 2026-1-1\n",
        ["2:7: error: date is '2026-1-1', but must be a day as YYYY-MM-DD"]),
      Row(
        "title: T\n", "title: T\ndeciders: []\n",
        ["2:11: error: deciders is an empty list, but needs at least one entry"]),
      Row(
        "title: T\n", "title: T\ndeciders: [A, '']\n",
        ["2:15: error: an entry of deciders is empty"]),
      Row(
        "title: T\n", "title: T\nconsulted: {a: b}\n",
        ["2:12: error: consulted is a mapping, but must be one value or a list"]),
      Row(
        "title: T\n", "title: T\ninformed: [[a]]\n",
        ["2:12: error: an entry of informed is a list, but must be one value"]),
      Row(
        "title: T\n", "title: T\ncontext: ''\n",
        ["2:10: error: context is empty"]),
      Row(
        "title: T\n", "title: T\ncontext: \"a\\0b\"\n",
        ["2:10: error: context has the control character \\u{0} at character 2; remove it"]),
      Row(
        "title: T\n", "title: T\ncontext: [a]\n",
        ["2:10: error: context is a list, but must be one value"]),
      Row(
        "title: T\n", "title: T\nowner: me\n",
        [
          "2:1: error: unknown key 'owner'; allowed are title, number, status, date, deciders, consulted, informed, context, cluster, network, constraints, options, weights"
        ]),
      Row(
        "title: T\n", "title: T\nCluster: {}\n",
        ["2:1: error: unknown key 'Cluster'; did you mean 'cluster'?"]),
      Row(
        "title: T\n", "title: T\ncluster_: {}\n",
        ["2:1: error: unknown key 'cluster_'; did you mean 'cluster'?"]),
      Row(
        "cluster:\n  nodePools:\n    - {name: system, mode: system, nodes: 3}\n", "",
        [
          "1:1: error: required key 'cluster' is missing; add 'cluster:' with the keys that belong to it"
        ]),
      Row(
        "cluster:\n  nodePools:\n    - {name: system, mode: system, nodes: 3}\n", "cluster:\n",
        ["2:1: error: cluster has no value; give it one"]),
      Row(
        "cluster:\n  nodePools:\n    - {name: system, mode: system, nodes: 3}\n", "cluster: []\n",
        [
          "2:10: error: cluster is a list, but must be a mapping; write 'key: value' lines below the key"
        ]),
      Row(
        "title: T\n", "title: T\noptions: []\n",
        ["2:10: error: options is an empty list, but needs at least one entry"]),
      Row(
        "title: T\n", "title: T\noptions: kubenet\n",
        ["2:10: error: options is one value, but must be a list; write [kubenet]"]),
      Row(
        "title: T\n", "title: T\noptions: [kubenet, kubenet]\n",
        ["2:20: error: options names 'kubenet' twice; the first is on line 2; remove one of them"]),
      Row(
        "title: T\n", "title: T\noptions: [overlay]\n",
        [
          "2:11: error: an entry of options is 'overlay', but must be kubenet, azure-cni-node-subnet, azure-cni-pod-subnet-dynamic, azure-cni-pod-subnet-static-block or azure-cni-overlay; did you mean 'azure-cni-overlay'?"
        ]),
      Row(
        "title: T\n", "title: T\noptions: [calico]\n",
        [
          "2:11: error: an entry of options is 'calico', but must be kubenet, azure-cni-node-subnet, azure-cni-pod-subnet-dynamic, azure-cni-pod-subnet-static-block or azure-cni-overlay"
        ]),
      Row(
        "title: T\n", "title: T\noptions:\n",
        ["2:1: error: options has no value; give it one, or remove the key"]),
    ]
    for row in rows { row.check() }
  }
}
