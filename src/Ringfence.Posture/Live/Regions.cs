using Ringfence.Aws.Credentials;

namespace Ringfence.Posture.Live;

/// <summary>Whose account it is, and which of its regions are enabled.</summary>
internal static class Regions
{
    /// <exception cref="NoAwsKeysException">The keys are refused.</exception>
    public static async Task<string> AccountAsync(LiveScope scope, CancellationToken cancel)
    {
        try
        {
            var answer = await scope.QueryAsync("sts", "2011-06-15", "GetCallerIdentity", cancel);
            return AwsXml.Find(answer, "Account")?.Value
                ?? throw new RefusedCallException("UnreadableAnswer", 200, null);
        }
        catch (RefusedCallException refused)
        {
            throw new NoAwsKeysException(
                $"sts:GetCallerIdentity in {scope.Region} was refused with {refused.Code}. Sign in again, or give --profile and --region."
            );
        }
    }

    public static async Task<IReadOnlyList<LiveRegion>> FindAsync(
        LiveScope scope,
        CollectOptions options,
        CancellationToken cancel
    )
    {
        try
        {
            var answer = await scope.QueryAsync("ec2", "2016-11-15", "DescribeRegions", cancel, ("AllRegions", "true"));
            var known = AwsXml
                .Items(answer, "regionInfo")
                .Select(each => new LiveRegion(
                    AwsXml.Text(each, "regionName")!,
                    AwsXml.Text(each, "optInStatus") != "not-opted-in"
                ))
                .ToList();
            return
            [
                .. options.Regions.Count == 0
                    ? known
                    : options.Regions.Select(name => known.Find(each => each.Name == name) ?? new(name, true)),
            ];
        }
        catch (RefusedCallException) when (options.Regions.Count > 0)
        {
            return [.. options.Regions.Select(name => new LiveRegion(name, true))];
        }
        catch (RefusedCallException refused)
        {
            throw new NoAwsKeysException(
                $"ec2:DescribeRegions in {scope.Region} was refused with {refused.Code}, so the account's regions are not known. Allow it, or name them with --region."
            );
        }
    }
}
