using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Network;

/// <summary>Tells an endpoint of Bedrock, by the name of its service: <c>com.amazonaws.REGION.bedrock-runtime</c>.</summary>
internal static class BedrockEndpoint
{
    /// <summary>It is one of a Bedrock plane, FIPS or not.</summary>
    public static Truth Is(Resource endpoint)
    {
        var service = endpoint["ServiceName"];
        return service.IsUnresolved ? Truth.Unknown : service.Text.Contains(".bedrock", StringComparison.Ordinal);
    }

    /// <summary>Its subnets are in two zones at least.</summary>
    public static Truth SpansZones(Resource endpoint, PropertyValue subnets)
    {
        if (subnets.IsUnresolved)
        {
            return Truth.Unknown;
        }

        if (subnets.Items.Count < 2)
        {
            return Truth.No;
        }

        var zones = new HashSet<string>(StringComparer.Ordinal);
        foreach (var named in subnets.Items)
        {
            var zone = endpoint.Estate.Find(named, "AWS::EC2::Subnet")?["AvailabilityZone"];
            if (zone is null || zone.Text.Length == 0)
            {
                return zones.Count > 1 ? Truth.Yes : Truth.Unknown;
            }

            if (!zone.IsLiteral)
            {
                return Truth.Unknown;
            }

            zones.Add(zone.Text);
        }

        return zones.Count > 1;
    }
}
