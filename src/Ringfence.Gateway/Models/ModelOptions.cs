namespace Ringfence.Gateway.Models;

/// <summary>Which models whom, and where they may run (section <c>Models</c>; read again when it changes).</summary>
internal sealed class ModelOptions
{
    /// <summary>
    /// The AWS regions in which prompts may be processed: exact (<c>us-east-1</c>) or a whole geography (<c>eu-*</c>). The first exact one is
    /// where models are called that name no region themselves.
    /// </summary>
    public string[] Regions { get; set; } = [];

    /// <summary>The AWS accounts whose profiles, deployments and endpoints may be called by ARN; every account when empty.</summary>
    public string[] Accounts { get; set; } = [];

    /// <summary>Allows <c>global.</c> profiles, which may run in any region on earth whatever <see cref="Regions"/> says.</summary>
    public bool AllowGlobal { get; set; }

    /// <summary>Names that clients may use → model id, inference profile id or ARN.</summary>
    public Dictionary<string, string> Aliases { get; set; } = [];

    /// <summary>Rules by team; <c>*</c> is every team. What no rule allows is denied.</summary>
    public Dictionary<string, RuleOptions> Teams { get; set; } = [];

    /// <summary>Rules by role, in addition to those of the team.</summary>
    public Dictionary<string, RuleOptions> Roles { get; set; } = [];

    /// <summary>Where inference profiles run, for those of which AWS cannot be asked.</summary>
    public List<ProfileOptions> ProfileRegions { get; set; } = [];

    /// <summary>Everything wrong with these values, a sentence each; empty when nothing is.</summary>
    public IEnumerable<string> Problems() =>
        [
            .. RegionProblems(),
            .. AliasProblems(),
            .. Teams.SelectMany(team => team.Value.Problems($"Models:Teams:{team.Key}")),
            .. Roles.SelectMany(role => role.Value.Problems($"Models:Roles:{role.Key}")),
            .. ProfileRegions.SelectMany((profile, i) => profile.Problems($"Models:ProfileRegions:{i}")),
        ];

    private IEnumerable<string> RegionProblems()
    {
        if (!Regions.Any(AwsRegion.IsExact))
        {
            yield return "Models:Regions names no exact region (us-east-1); the first one is where models are called.";
        }
        foreach (var region in Regions.Where(region => !AwsRegion.IsExact(region) && !AwsRegion.IsGeography(region)))
        {
            yield return $"Models:Regions has '{region}'; write a region (us-east-1) or a geography (us-*).";
        }
        foreach (var account in Accounts.Where(account => account.Length != 12 || !account.All(char.IsAsciiDigit)))
        {
            yield return $"Models:Accounts has '{account}'; an AWS account id has 12 digits.";
        }
    }

    private IEnumerable<string> AliasProblems()
    {
        foreach (var (alias, target) in Aliases)
        {
            if (ModelTarget.Parse(target ?? "") is null)
            {
                yield return $"Models:Aliases:{alias} is '{target}'; give a model id, an inference profile id or an ARN "
                    + "(an alias itself can hold no ':').";
            }
        }
    }
}
