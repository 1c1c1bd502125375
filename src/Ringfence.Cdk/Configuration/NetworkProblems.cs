namespace Ringfence.Cdk.Configuration;

/// <summary>Networks that are none, that overlap, or whose zones are too few or elsewhere.</summary>
internal static class NetworkProblems
{
    public static void Add(FoundationConfiguration configuration, List<string> problems)
    {
        var networks = new List<(string Where, Cidr Network)>();
        foreach (var reserved in configuration.ReservedNetworks)
        {
            Read("reservedNetworks", reserved, networks, problems);
        }

        foreach (var workload in configuration.Workloads)
        {
            var where = $"workloads.{workload.Name}.network";
            if (Read($"{where}.cidr", workload.Network.Cidr, networks, problems) is { } vpc)
            {
                if (vpc.Bits is < 16 or > 20 || !vpc.IsPrivate)
                {
                    problems.Add(
                        $"{where}.cidr: {vpc} is not allowed; a /16 to a /20 within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16"
                    );
                }
            }

            Zones(where, workload.Network.Zones, configuration.Regions.Home, problems);
        }

        for (var one = 0; one < networks.Count; one++)
        {
            for (var other = one + 1; other < networks.Count; other++)
            {
                if (networks[one].Network.Overlaps(networks[other].Network))
                {
                    problems.Add(
                        $"{networks[other].Where}: {networks[other].Network} overlaps {networks[one].Network} of {networks[one].Where}; networks that may be joined are apart"
                    );
                }
            }
        }
    }

    private static Cidr? Read(string where, string text, List<(string, Cidr)> networks, List<string> problems)
    {
        if (Cidr.TryParse(text, out var network))
        {
            networks.Add((where, network));
            return network;
        }

        problems.Add($"{where}: '{text}' is no network; a.b.c.d/bits with the host's bits zero: 10.40.0.0/16");
        return null;
    }

    private static void Zones(string where, IReadOnlyList<string> zones, string home, List<string> problems)
    {
        if (zones.Distinct().Count() is < 2 or > 4)
        {
            problems.Add($"{where}.zones: {zones.Distinct().Count()} is not allowed; two to four different zones");
        }

        foreach (var zone in zones)
        {
            if (zone.Length != home.Length + 1 || !zone.StartsWith(home, StringComparison.Ordinal))
            {
                problems.Add($"{where}.zones: '{zone}' is no zone of regions.home; {home}a, {home}b, …");
            }
        }
    }
}
