import Testing

@Suite struct SubnetErrors {
  @Test func `each problem of the network with subnets is worded with its place and its cure`() {
    let rows: [Row] = [
      Row(
        "    addressSpace: [10.20.0.0/16]\n",
        "    addressSpace: [10.20.0.0/16]\n    subnets: {a: 10.20.0.0/24, b: 10.20.1.0/24}\n  podCIDR: 10.20.0.0/18\n",
        [
          "9:12: error: podCIDR 10.20.0.0/18 overlaps subnet 'a' (10.20.0.0/24) on line 8 and 1 more; choose a range outside the VNet"
        ]),
      Row(
        "    addressSpace: [10.20.0.0/16]\n",
        "    addressSpace: [10.20.0.0/16]\n    subnets: {a: 10.20.0.0/24}\n  serviceCIDR: 10.20.0.0/25\n",
        [
          "9:16: error: serviceCIDR 10.20.0.0/25 overlaps subnet 'a' (10.20.0.0/24) on line 8; choose a range outside the VNet"
        ]),
      Row(
        "    addressSpace: [10.20.0.0/16]\n",
        "    addressSpace: [10.20.0.0/16]\n    subnets: {a: 10.20.0.0/24, b: 10.21.0.0/16}\n  connected: {hub: [10.244.1.0/24, 10.244.2.0/24]}\n  podCIDR: 10.244.0.0/16\n",
        [
          "8:35: error: subnet 'b' (10.21.0.0/16) is not inside the VNet's address space (10.20.0.0/16)",
          "10:12: error: podCIDR 10.244.0.0/16 overlaps connected range 'hub' (10.244.1.0/24) on line 9 and 1 more; choose a range that is not routed",
        ]),
      Row(
        "    addressSpace: [10.20.0.0/16]\n",
        "    addressSpace: [10.20.0.0/16]\n    subnets: {a: 'fd00:0:0:1::/65'}\n",
        [
          "8:18: error: subnet 'a' is fd00:0:0:1::/65, but an IPv6 subnet of Azure is a /64",
          "8:18: error: subnet 'a' (fd00:0:0:1::/65) is not inside the VNet's address space (10.20.0.0/16)",
        ]),
      Row(
        "cluster:\n", "cluster:\n  ipFamilies: [ipv4, ipv6]\n",
        []),
    ]
    for row in rows { row.check() }
  }
}
