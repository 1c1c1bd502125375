namespace Ringfence.Gateway.Models;

/// <summary>
/// Where a call may be processed: the regions and accounts of the policy against those of the model (FACTS: a profile's region set is
/// what <c>GetInferenceProfile</c> lists). What is not known is refused.
/// </summary>
internal sealed class Residency(ModelOptions options, KnownProfiles known)
{
    private readonly RegionSet _allowed = new(options.Regions);
    private readonly Dictionary<string, string[]> _configured = options
        .ProfileRegions.GroupBy(profile => profile.Profile)
        .ToDictionary(same => same.Key, same => same.SelectMany(profile => profile.Regions).Distinct().ToArray());

    /// <summary>Why the target may not be called, and null with the region to call it in when it may.</summary>
    public string? Problem(ModelTarget target, out string region)
    {
        region = target.Region ?? _allowed.Home;
        if (!_allowed.Covers(region))
        {
            return $"it is in {region}, and prompts may be processed in {_allowed} only (Models:Regions)";
        }
        if (target.Account.Length > 0 && options.Accounts.Length > 0 && !options.Accounts.Contains(target.Account))
        {
            return $"it is of the AWS account {target.Account}, and {string.Join(", ", options.Accounts)} are allowed (Models:Accounts)";
        }
        if (target.Kind is TargetKind.Model or TargetKind.Deployment)
        {
            return null;
        }
        var regions = RegionsOf(target);
        if (target.Prefix == Geographies.Global || regions.Contains(""))
        {
            return options.AllowGlobal
                ? null
                : $"it may run in any region on earth, and prompts may be processed in {_allowed} only; "
                    + "use the profile of a geography, or say Models:AllowGlobal=true";
        }
        if (regions.Count == 0)
        {
            return $"it is not known where it runs; list its regions under Models:ProfileRegions "
                + $"(aws bedrock get-inference-profile --inference-profile-identifier {target.Id})";
        }
        if (target.Region is null)
        {
            region = _allowed.CallFrom(regions);
        }
        var outside = regions.Where(it => !_allowed.Covers(it)).ToArray();
        return outside.Length == 0
            ? null
            : $"it may also run in {string.Join(", ", outside)}, and prompts may be processed in {_allowed} only (Models:Regions)"
                + (
                    outside.Any(AwsRegion.IsGeography)
                        ? "; if its own set is smaller, list that under Models:ProfileRegions"
                        : ""
                );
    }

    /// <summary>The models behind a profile, as far as AWS has said.</summary>
    public IEnumerable<string> ModelsBehind(ModelTarget target) =>
        Arns(target).Select(arn => arn[(arn.IndexOf('/') + 1)..]);

    /// <summary>What configuration and AWS say, together: the wider of the two holds. Their silence leaves the prefix's whole geography.</summary>
    private HashSet<string> RegionsOf(ModelTarget target)
    {
        var regions = Arns(target).Select(arn => arn.Split(':') is { Length: > 3 } parts ? parts[3] : "").ToHashSet();
        foreach (var name in (string[])[target.Id.Value, target.Name])
        {
            regions.UnionWith(_configured.GetValueOrDefault(name, []));
        }
        if (regions.Count == 0 && Geographies.Of(target.Prefix) is { } geography)
        {
            regions.Add(geography);
        }
        return regions;
    }

    private IReadOnlyList<string> Arns(ModelTarget target)
    {
        var profiles = known();
        return profiles.TryGetValue(target.Id.Value, out var arns) || profiles.TryGetValue(target.Name, out arns)
            ? arns
            : [];
    }
}
