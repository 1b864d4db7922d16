import Testing

@Suite struct NetworkErrors {
  @Test func `each problem of the network is worded with its place and its cure`() {
    let rows: [Row] = [
      Row(
        "    addressSpace: [10.20.0.0/16]\n", "    subnets: {}\n",
        [
          "7:5: error: required key 'addressSpace' is missing in 'vnet'; add 'addressSpace: [10.20.0.0/16]'"
        ]),
      Row(
        "[10.20.0.0/16]", "[]",
        ["7:19: error: addressSpace is an empty list, but needs at least one entry"]),
      Row(
        "[10.20.0.0/16]", "10.20.0.0/16",
        ["7:19: error: addressSpace is one value, but must be a list; write [10.20.0.0/16]"]),
      Row(
        "[10.20.0.0/16]", "[10.20.0.0]",
        [
          "7:20: error: an entry of addressSpace: missing prefix length at character 10 of \"10.20.0.0\"; did you mean '10.20.0.0/32'?"
        ]),
      Row(
        "[10.20.0.0/16]", "[10.20.0.1/16]",
        [
          "7:20: error: an entry of addressSpace: host bits set after the first 16 bits at character 9 of \"10.20.0.1/16\"; did you mean '10.20.0.0/16'?"
        ]),
      Row(
        "[10.20.0.0/16]", "[10.20.0.0/33]",
        [
          "7:20: error: an entry of addressSpace: prefix length above 32 at character 11 of \"10.20.0.0/33\""
        ]),
      Row(
        "[10.20.0.0/16]", "[10.20.0.0/16, 10.20.4.0/24]",
        [
          "7:34: error: addressSpace prefix 10.20.4.0/24 lies in 10.20.0.0/16 on line 7; remove one of them"
        ]),
      Row(
        "[10.20.0.0/16]", "[10.20.4.0/24, 10.20.0.0/16]",
        [
          "7:34: error: addressSpace prefix 10.20.0.0/16 contains 10.20.4.0/24 on line 7; remove one of them"
        ]),
      Row(
        "[10.20.0.0/16]", "[10.20.0.0/16, 10.20.0.0/16]",
        [
          "7:34: error: addressSpace prefix 10.20.0.0/16 is given already on line 7; remove one of them"
        ]),
      Row(
        "[10.20.0.0/16]", "[10.20.0.0/16, 'fd00::/48']",
        [
          "7:34: error: fd00::/48 is an IPv6 prefix, but the cluster's ipFamilies is [ipv4]; remove it, or write 'ipFamilies: [ipv4, ipv6]' under 'cluster'"
        ]),
      Row(
        "[10.20.0.0/16]", "['fd00::/48']",
        [
          "7:20: error: addressSpace has no IPv4 prefix; add one",
          "7:20: error: fd00::/48 is an IPv6 prefix, but the cluster's ipFamilies is [ipv4]; remove it, or write 'ipFamilies: [ipv4, ipv6]' under 'cluster'",
        ]),
      Row(
        "[10.20.0.0/16]", "[172.16.0.0/12]",
        [
          "7:20: error: addressSpace prefix 172.16.0.0/12 contains 172.30.0.0/16 and 172.31.0.0/16, which AKS reserves; choose another range"
        ]),
      Row(
        "[10.20.0.0/16]", "[172.30.4.0/24]",
        [
          "7:20: error: addressSpace prefix 172.30.4.0/24 lies in 172.30.0.0/16, which AKS reserves; choose another range"
        ]),
      Row(
        "[10.20.0.0/16]", "[192.0.2.0/24]",
        [
          "7:20: error: addressSpace prefix 192.0.2.0/24 is a range that AKS reserves; choose another range"
        ]),
      Row(
        "[10.20.0.0/16]", "[224.0.0.0/8]",
        [
          "7:20: error: addressSpace prefix 224.0.0.0/8 lies in 224.0.0.0/4, which Azure does not allow in a VNet; choose another range"
        ]),
      Row(
        "[10.20.0.0/16]", "[168.63.129.0/24]",
        [
          "7:20: error: addressSpace prefix 168.63.129.0/24 contains 168.63.129.16/32, which Azure does not allow in a VNet; choose another range"
        ]),
      Row(
        "[10.20.0.0/16]", "[0.0.0.0/0]",
        [
          "7:20: error: addressSpace prefix 0.0.0.0/0 contains 169.254.0.0/16, 172.30.0.0/16, 172.31.0.0/16 and 192.0.2.0/24, which AKS reserves; choose another range",
          "7:20: error: addressSpace prefix 0.0.0.0/0 contains 224.0.0.0/4, 255.255.255.255/32, 127.0.0.0/8 and 168.63.129.16/32, which Azure does not allow in a VNet; choose another range",
        ]),
      Row(
        "    addressSpace: [10.20.0.0/16]\n",
        "    addressSpace: [10.20.0.0/16]\n    subnets: {a: 10.21.0.0/24}\n",
        [
          "8:18: error: subnet 'a' (10.21.0.0/24) is not inside the VNet's address space (10.20.0.0/16)"
        ]),
      Row(
        "    addressSpace: [10.20.0.0/16]\n",
        "    addressSpace: [10.20.0.0/16]\n    subnets: {a: 10.20.0.0/24, b: 10.20.0.0/26}\n",
        ["8:35: error: subnet 'b' (10.20.0.0/26) overlaps subnet 'a' (10.20.0.0/24) on line 8"]),
      Row(
        "    addressSpace: [10.20.0.0/16]\n",
        "    addressSpace: [10.20.0.0/16]\n    subnets: {a: 10.20.0.0/26, b: 10.20.0.0/24}\n",
        ["8:35: error: subnet 'b' (10.20.0.0/24) overlaps subnet 'a' (10.20.0.0/26) on line 8"]),
      Row(
        "    addressSpace: [10.20.0.0/16]\n",
        "    addressSpace: [10.20.0.0/16]\n    subnets: {a: 10.20.0.0/30}\n",
        ["8:18: error: subnet 'a' is 10.20.0.0/30, but the smallest subnet of Azure is a /29"]),
      Row(
        "    addressSpace: [10.20.0.0/16]\n",
        "    addressSpace: [10.20.0.0/16]\n    subnets: {a: [10.20.0.0/24]}\n",
        ["8:18: error: a is a list, but must be one value"]),
      Row(
        "    addressSpace: [10.20.0.0/16]\n",
        "    addressSpace: [10.20.0.0/16]\n    subnets: {a: }\n",
        ["8:15: error: a has no value; give it one"]),
      Row(
        "    addressSpace: [10.20.0.0/16]\n",
        "    addressSpace: [10.20.0.0/16]\n    subnets: {'': 10.20.0.0/24}\n",
        ["8:15: error: a key is missing before ':'"]),
      Row(
        "    addressSpace: [10.20.0.0/16]\n",
        "    addressSpace: [10.20.0.0/16]\n    subnets: {aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: 10.20.0.0/24}\n",
        ["8:15: error: a name in subnets has 81 characters, but at most 80 are allowed"]),
      Row(
        "    addressSpace: [10.20.0.0/16]\n",
        "    addressSpace: [10.20.0.0/16]\n    subnets: [10.20.0.0/24]\n",
        [
          "8:14: error: subnets is a list, but must be a mapping; write 'key: value' lines below the key"
        ]),
      Row(
        "network:\n", "network:\n  connected: {hub: 10.20.128.0/17}\n",
        [
          "6:20: error: connected range 'hub' (10.20.128.0/17) overlaps the VNet's 10.20.0.0/16 on line 8; name the peered or routed ranges only, without the VNet"
        ]),
      Row(
        "network:\n", "network:\n  connected: {hub: [10.0.0.0/8, 192.168.0.0/16]}\n",
        [
          "6:21: error: connected range 'hub' (10.0.0.0/8) overlaps the VNet's 10.20.0.0/16 on line 8; name the peered or routed ranges only, without the VNet"
        ]),
      Row(
        "network:\n", "network:\n  connected: {hub: []}\n",
        ["6:20: error: hub is an empty list, but needs at least one entry"]),
      Row(
        "network:\n", "network:\n  connected: {hub: ten}\n",
        ["6:20: error: hub: unexpected \"t\" at character 1 of \"ten\""]),
      Row(
        "network:\n", "network:\n  connected: 10.0.0.0/8\n",
        [
          "6:14: error: connected is one value, but must be a mapping; write 'key: value' lines below the key"
        ]),
      Row(
        "network:\n", "network:\n  podCIDR: 10.244.0.0/25\n",
        [
          "6:12: error: podCIDR 10.244.0.0/25 cannot hold one node, which takes a /24; write a prefix of length 24 or less"
        ]),
      Row(
        "network:\n", "network:\n  podCIDR: fd00::/64\n",
        ["6:12: error: podCIDR is the IPv6 prefix fd00::/64, but must be IPv4"]),
      Row(
        "network:\n", "network:\n  podCIDR: 10.20.0.0/16\n",
        [
          "6:12: warning: podCIDR 10.20.0.0/16 overlaps the VNet's 10.20.0.0/16 on line 8; choose a range outside the VNet, or keep subnets out of it"
        ]),
      Row(
        "network:\n", "network:\n  podCIDR: 172.16.0.0/12\n",
        [
          "6:12: error: podCIDR 172.16.0.0/12 contains 172.30.0.0/16 and 172.31.0.0/16, which AKS reserves; choose another range"
        ]),
      Row(
        "network:\n", "network:\n  podCIDR: 8.0.0.0/16\n",
        [
          "6:12: warning: podCIDR 8.0.0.0/16 is not inside the private ranges (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 and 100.64.0.0/10); choose a private range; public hosts there are out of the cluster's reach"
        ]),
      Row(
        "network:\n", "network:\n  podCIDR: 10.244.0.0/255.255.0.0\n",
        [
          "6:12: error: podCIDR: netmask in place of the prefix length 16 at character 12 of \"10.244.0.0/255.255.0.0\"; did you mean '10.244.0.0/16'?"
        ]),
      Row(
        "network:\n", "network:\n  serviceCIDR: 10.32.0.0/12\n",
        [
          "6:16: error: serviceCIDR 10.32.0.0/12 is larger than a /13; write a prefix of length 13 or more"
        ]),
      Row(
        "network:\n", "network:\n  serviceCIDR: 10.64.0.0/10\n",
        [
          "6:16: error: serviceCIDR 10.64.0.0/10 is larger than a /13; write a prefix of length 13 or more"
        ]),
      Row(
        "network:\n", "network:\n  serviceCIDR: 172.31.0.0/16\n",
        [
          "6:16: error: serviceCIDR 172.31.0.0/16 is a range that AKS reserves; choose another range"
        ]),
      Row(
        "network:\n", "network:\n  podCIDR: 10.244.0.0/16\n  serviceCIDR: 10.244.8.0/24\n",
        [
          "7:16: error: serviceCIDR 10.244.8.0/24 overlaps podCIDR 10.244.0.0/16 on line 6; choose two ranges apart"
        ]),
      Row(
        "network:\n", "network:\n  podCIDR: 10.244.0.0/16\n  connected: {hub: 10.240.0.0/12}\n",
        [
          "6:12: error: podCIDR 10.244.0.0/16 overlaps connected range 'hub' (10.240.0.0/12) on line 7; choose a range that is not routed"
        ]),
      Row(
        "network:\n", "network:\n  internalLoadBalancers: -1\n",
        [
          "6:26: error: internalLoadBalancers is -1, but a subnet has 0 to 1000000 load balancer frontends; write 0 or more"
        ]),
      Row(
        "network:\n", "network:\n  privateEndpoints: 1000001\n",
        [
          "6:21: error: privateEndpoints is 1000001, but a subnet has 0 to 1000000 private endpoints; write 1000000 or less"
        ]),
      Row(
        "network:\n", "network:\n  podCidr: 10.244.0.0/16\n",
        ["6:3: error: unknown key 'podCidr' in 'network'; did you mean 'podCIDR'?"]),
    ]
    for row in rows { row.check() }
  }
}
