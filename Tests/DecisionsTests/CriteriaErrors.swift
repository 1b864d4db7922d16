import Testing

@Suite struct CriteriaErrors {
  @Test func `each problem of the criteria is worded with its place and its cure`() {
    let rows: [Row] = [
      Row(
        "title: T\n", "title: T\nconstraints: {limited-ip-space: shold}\n",
        [
          "2:33: error: limited-ip-space is 'shold', but must be must or should; did you mean 'should'?"
        ]),
      Row(
        "title: T\n", "title: T\nconstraints: {limited-ip: must}\n",
        ["2:15: error: unknown key 'limited-ip' in 'constraints'; did you mean 'limited-ip-space'?"]
      ),
      Row(
        "title: T\n", "title: T\nconstraints: [limited-ip-space]\n",
        [
          "2:14: error: constraints is a list, but must be a mapping; write 'key: value' lines below the key"
        ]),
      Row(
        "title: T\n", "title: T\nconstraints: {latency-sensitive: }\n",
        ["2:15: error: latency-sensitive has no value; give it one, or remove the key"]),
      Row(
        "title: T\n", "title: T\nweights: {ip-efficency: 3}\n",
        ["2:11: error: unknown key 'ip-efficency' in 'weights'; did you mean 'ip-efficiency'?"]),
      Row(
        "title: T\n", "title: T\nweights: {scale: 1001}\n",
        [
          "2:18: error: scale is '1001', but a weight is 0 to 1000 with at most three decimals; write it like 2 or 0.5"
        ]),
      Row(
        "title: T\n", "title: T\nweights: {scale: 0.1234}\n",
        [
          "2:18: error: scale is '0.1234', but a weight is 0 to 1000 with at most three decimals; write it like 2 or 0.5"
        ]),
      Row(
        "title: T\n", "title: T\nweights: {scale: -1}\n",
        [
          "2:18: error: scale is '-1', but a weight is 0 to 1000 with at most three decimals; write it like 2 or 0.5"
        ]),
      Row(
        "title: T\n", "title: T\nweights: {scale: 1e2}\n",
        [
          "2:18: error: scale is '1e2', but a weight is 0 to 1000 with at most three decimals; write it like 2 or 0.5"
        ]),
      Row(
        "title: T\n", "title: T\nweights: {scale: '2'}\n",
        ["2:18: error: scale is the text '2', not a number; write it without quotes"]),
      Row(
        "title: T\n", "title: T\nweights: {scale: .5}\n",
        [
          "2:18: error: scale is '.5', but a weight is 0 to 1000 with at most three decimals; write it like 2 or 0.5"
        ]),
      Row(
        "title: T\n", "title: T\nweights: {latency-sensitive: 2}\n",
        [
          "2:11: error: 'latency-sensitive' has a weight, but is not stated under 'constraints'; add 'latency-sensitive: should' to 'constraints', or remove the weight"
        ]),
      Row(
        "title: T\n",
        "title: T\nconstraints: {latency-sensitive: must}\nweights: {latency-sensitive: 2}\n",
        [
          "3:11: error: 'latency-sensitive' has a weight, but is a must: it excludes options instead of scoring them; remove the weight, or make the constraint a should"
        ]),
      Row(
        "title: T\n",
        "title: T\nweights: {scale: 0, ip-efficiency: 0, performance: 0, azure-integration: 0, simplicity: 0, support: 0.000}\n",
        [
          "2:10: error: all weights are 0, so no option could be scored; give at least one criterion a weight"
        ]),
    ]
    for row in rows { row.check() }
  }
}
