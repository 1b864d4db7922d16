import Testing

@Suite struct ClusterErrors {
  @Test func `each problem of the cluster is worded with its place and its cure`() {
    let rows: [Row] = [
      Row(
        "cluster:\n", "cluster:\n  name: ''\n",
        ["3:9: error: name is empty"]),
      Row(
        "cluster:\n", "cluster:\n  environment: prod\n",
        [
          "3:16: error: environment is 'prod', but must be production, development or proof-of-concept; did you mean 'production'?"
        ]),
      Row(
        "cluster:\n", "cluster:\n  environment: staging\n",
        [
          "3:16: error: environment is 'staging', but must be production, development or proof-of-concept"
        ]),
      Row(
        "cluster:\n", "cluster:\n  existing: azure-cni\n",
        [
          "3:13: error: existing is 'azure-cni', but must be kubenet, azure-cni-node-subnet, azure-cni-pod-subnet-dynamic, azure-cni-pod-subnet-static-block or azure-cni-overlay"
        ]),
      Row(
        "cluster:\n", "cluster:\n  existing: kubnet\n",
        [
          "3:13: error: existing is 'kubnet', but must be kubenet, azure-cni-node-subnet, azure-cni-pod-subnet-dynamic, azure-cni-pod-subnet-static-block or azure-cni-overlay; did you mean 'kubenet'?"
        ]),
      Row(
        "cluster:\n", "cluster:\n  kubernetes: v1.33\n",
        [
          "3:15: error: kubernetes is 'v1.33', but must be a Kubernetes version such as \"1.33\"; write \"1.33\""
        ]),
      Row(
        "cluster:\n", "cluster:\n  kubernetes: '1'\n",
        ["3:15: error: kubernetes is '1', but must be a Kubernetes version such as \"1.33\""]),
      Row(
        "cluster:\n", "cluster:\n  kubernetes: 1.33.x\n",
        ["3:15: error: kubernetes is '1.33.x', but must be a Kubernetes version such as \"1.33\""]),
      Row(
        "cluster:\n", "cluster:\n  tier: paid\n",
        ["3:9: error: tier is 'paid', but must be free, standard or premium"]),
      Row(
        "cluster:\n", "cluster:\n  ipFamilies: ipv4\n",
        ["3:15: error: ipFamilies is one value, but must be a list; write [ipv4]"]),
      Row(
        "cluster:\n", "cluster:\n  ipFamilies: [ipv6]\n",
        ["3:15: error: ipFamilies must be [ipv4] or [ipv4, ipv6]"]),
      Row(
        "cluster:\n", "cluster:\n  ipFamilies: [ipv6, ipv4]\n",
        ["3:15: error: ipFamilies must be [ipv4] or [ipv4, ipv6]"]),
      Row(
        "cluster:\n", "cluster:\n  ipFamilies: []\n",
        ["3:15: error: ipFamilies must be [ipv4] or [ipv4, ipv6]"]),
      Row(
        "cluster:\n", "cluster:\n  growth: 50\n",
        ["3:11: error: growth is '50', without a percent sign; write '50%'"]),
      Row(
        "cluster:\n", "cluster:\n  growth: 1000.01%\n",
        [
          "3:11: error: growth is '1000.01%', but must be a percentage from 0% to 1000% with at most two decimals; write it like '10%' or '12.5%'"
        ]),
      Row(
        "cluster:\n", "cluster:\n  growth: -5%\n",
        [
          "3:11: error: growth is '-5%', but must be a percentage from 0% to 1000% with at most two decimals; write it like '10%' or '12.5%'"
        ]),
      Row(
        "cluster:\n", "cluster:\n  growth: 1.234%\n",
        [
          "3:11: error: growth is '1.234%', but must be a percentage from 0% to 1000% with at most two decimals; write it like '10%' or '12.5%'"
        ]),
      Row(
        "cluster:\n", "cluster:\n  growth: 05%\n",
        [
          "3:11: error: growth is '05%', but must be a percentage from 0% to 1000% with at most two decimals; write it like '10%' or '12.5%'"
        ]),
      Row(
        "cluster:\n", "cluster:\n  growth: '%'\n",
        [
          "3:11: error: growth is '%', but must be a percentage from 0% to 1000% with at most two decimals; write it like '10%' or '12.5%'"
        ]),
      Row(
        "cluster:\n", "cluster:\n  nodepool: 1\n",
        ["3:3: error: unknown key 'nodepool' in 'cluster'; did you mean 'nodePools'?"]),
    ]
    for row in rows { row.check() }
  }
}
