using Amazon.CDK;
using Ringfence.Cdk.Configuration;
using Ringfence.Cdk.LogArchive;

namespace Ringfence.Cdk.Detection;

/// <summary>What looks at a region of an account other than its home.</summary>
internal sealed class RegionDetectionStack : FoundationStack
{
    private RegionDetectionStack(
        App app,
        FoundationConfiguration foundation,
        string name,
        string account,
        string region
    )
        : base(
            app,
            $"{name}-detection-{region}",
            account,
            region,
            "What looks at a region that may be used and is not the account's home"
        ) =>
        _ = new RegionDetection(
            this,
            "Detection",
            new RegionDetectionProps
            {
                Name = name,
                ConfigurationBucket = new ArchiveBuckets(foundation).Configurations,
            }
        );

    /// <summary>One for each region that may be used besides the home: what is allowed there is looked at there.</summary>
    /// <param name="app">The app.</param>
    /// <param name="foundation">The whole.</param>
    /// <param name="name">What the account's detection is called: <c>clinic-production</c>.</param>
    /// <param name="account">Its number.</param>
    /// <param name="home">The detection of its home region, which makes AWS Config's role and gathers findings.</param>
    public static void Of(App app, FoundationConfiguration foundation, string name, string account, DetectionStack home)
    {
        foreach (var region in foundation.Regions.Others)
        {
            new RegionDetectionStack(app, foundation, name, account, region).AddDependency(home);
        }
    }
}
