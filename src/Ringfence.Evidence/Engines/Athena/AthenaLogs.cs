using System.Text.RegularExpressions;

namespace Ringfence.Evidence.Engines.Athena;

/// <summary>Where the raw logs lie, and whose they are.</summary>
/// <param name="Trail">Above <c>AWSLogs/</c>: <c>s3://bucket[/prefix]</c>. An organisation's trail: with <c>AWSLogs/o-…</c> in <see cref="Organization"/>.</param>
/// <param name="Invocations">Above <c>AWSLogs/</c>: Bedrock's invocation logs.</param>
/// <param name="Ledger">Above <c>tile/</c>; null where there is no gateway's ledger.</param>
/// <param name="Access">S3 server access logs; null where there are none.</param>
/// <param name="Flows">Above <c>AWSLogs/</c>: VPC flow logs; null where there are none.</param>
/// <param name="Accounts">Account ids.</param>
/// <param name="Regions">Regions that are logged.</param>
/// <param name="Since">The first day that partitions are looked for.</param>
/// <param name="Organization">The organisation's id, whose segment stands before the account's.</param>
public sealed partial record AthenaLogs(
    string Trail,
    string Invocations,
    string? Ledger,
    string? Access,
    string? Flows,
    IReadOnlyList<string> Accounts,
    IReadOnlyList<string> Regions,
    DateOnly Since,
    string? Organization = null
)
{
    /// <summary>What is wrong with it, all of it: these texts stand in statements, so nothing but names is let in.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        foreach (var place in new[] { Trail, Invocations, Ledger, Access, Flows }.OfType<string>())
        {
            if (!Place().IsMatch(place))
            {
                problems.Add($"'{place}' is no place in S3; give s3://BUCKET or s3://BUCKET/PREFIX");
            }
        }

        problems.AddRange(
            Accounts
                .Where(account => !Account().IsMatch(account))
                .Select(account => $"'{account}' is no account: twelve digits")
        );
        problems.AddRange(
            Regions
                .Where(region => !Region().IsMatch(region))
                .Select(region => $"'{region}' is no region, as us-east-1 is one")
        );
        if (Accounts.Count == 0 || Regions.Count == 0)
        {
            problems.Add("at least one account and one region are needed: partitions are made of them");
        }

        if (Organization is not null && !OrganizationId().IsMatch(Organization))
        {
            problems.Add($"'{Organization}' is no organisation's id, as o-abcdef1234 is one");
        }

        return problems;
    }

    [GeneratedRegex(@"^s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9!_.*()/=-]*)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Place();

    [GeneratedRegex("^[0-9]{12}$", RegexOptions.NonBacktracking)]
    private static partial Regex Account();

    [GeneratedRegex("^[a-z]{2}(-[a-z]+)+-[0-9]$", RegexOptions.NonBacktracking)]
    private static partial Regex Region();

    [GeneratedRegex("^o-[a-z0-9]{10,32}$", RegexOptions.NonBacktracking)]
    private static partial Regex OrganizationId();
}
