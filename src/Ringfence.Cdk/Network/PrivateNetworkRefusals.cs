using Ringfence.Cdk.Configuration;

namespace Ringfence.Cdk.Network;

/// <summary>What a <see cref="PrivateNetwork"/> refuses.</summary>
internal static class PrivateNetworkRefusals
{
    public static void Refuse(PrivateNetworkProps props)
    {
        Unless(
            Cidr.TryParse(props.Cidr, out var network) && network.Bits is >= 16 and <= 20 && network.IsPrivate,
            nameof(props.Cidr),
            props.Cidr,
            "a /16 to a /20 of RFC 1918",
            "three tiers in four zones must fit, and addresses must not be anybody else's"
        );
        Unless(
            props.Zones.Distinct().Count() == props.Zones.Count && props.Zones.Count is >= 2 and <= 4,
            nameof(props.Zones),
            string.Join(", ", props.Zones),
            "two to four different zones",
            "what stands in one zone falls with it"
        );
        foreach (var caller in props.Callers)
        {
            Unless(
                Cidr.TryParse(caller, out var from) && from.IsPrivate,
                nameof(props.Callers),
                caller,
                "networks of RFC 1918, /8 or smaller",
                "nothing here is to be reached from the internet"
            );
        }

        foreach (var bucket in props.OtherBuckets.Append(props.FlowBucket).Append(props.QueryBucket))
        {
            Unless(
                bucket.StartsWith("arn:", StringComparison.Ordinal)
                    && bucket.Contains(":s3:::", StringComparison.Ordinal)
                    && !bucket.Contains('*'),
                nameof(props.FlowBucket),
                bucket,
                "the ARN of one bucket, arn:aws:s3:::NAME, of the log-archive account",
                "whoever owns the network must not own its log, and no endpoint leads to everybody's buckets"
            );
        }

        foreach (var model in props.Models)
        {
            Unless(
                !model.Contains('*') && !model.StartsWith("global.", StringComparison.Ordinal),
                nameof(props.Models),
                model,
                "ids of models and of profiles of one geography, without wildcards",
                "an endpoint that lets everything through decides nothing"
            );
        }

        foreach (var domain in props.Domains)
        {
            Unless(
                domain.Count(letter => letter == '.') > (domain.StartsWith("*.", StringComparison.Ordinal) ? 1 : 0),
                nameof(props.Domains),
                domain,
                "a name, login.example.org, or all names below one, *.example.org",
                "whoever may look up any name can send data out in the names"
            );
        }
    }

    private static void Unless(bool holds, string prop, object? given, string allowed, string why) =>
        Refusal.Unless(holds, prop, given, allowed, why, nameof(PrivateNetwork));
}
