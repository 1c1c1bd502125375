namespace Ringfence.Controls;

/// <summary>
/// The rules of established packs, and of the foundation, that ask what a control asks. A rule is named where a resource that fails the one
/// fails the other; a control that asks more than the rule does not name it.
/// </summary>
public sealed record Equivalents
{
    /// <summary>None.</summary>
    public static Equivalents None { get; } = new();

    /// <summary>AWS Config managed rules, as in the console: <c>s3-bucket-versioning-enabled</c>.</summary>
    public IReadOnlyList<string> Config { get; init; } = [];

    /// <summary>The foundation's own rules in AWS Config, without the account's prefix: <c>bedrock-keys-absent</c>.</summary>
    public IReadOnlyList<string> Foundation { get; init; } = [];

    /// <summary>cdk-nag rules without their pack: <c>S3BucketVersioningEnabled</c>.</summary>
    public IReadOnlyList<string> CdkNag { get; init; } = [];

    /// <summary>Rules of aws-guard-rules-registry: <c>S3_BUCKET_VERSIONING_ENABLED</c>, or Control Tower's: <c>CT.S3.PR.11</c>.</summary>
    public IReadOnlyList<string> Guard { get; init; } = [];

    /// <summary>Checkov ids: <c>CKV_AWS_21</c>.</summary>
    public IReadOnlyList<string> Checkov { get; init; } = [];

    /// <summary>Prowler checks: <c>s3_bucket_object_versioning</c>.</summary>
    public IReadOnlyList<string> Prowler { get; init; } = [];

    /// <summary>The packs that have such rules, by the name that readers know, with them.</summary>
    public IEnumerable<(string Pack, IReadOnlyList<string> Rules)> Packs =>
        new (string, IReadOnlyList<string> Rules)[]
        {
            ("AWS Config", Config),
            ("AWS Config, the foundation's own", Foundation),
            ("cdk-nag", CdkNag),
            ("Guard rules", Guard),
            ("Checkov", Checkov),
            ("Prowler", Prowler),
        }.Where(pack => pack.Rules.Count > 0);
}
