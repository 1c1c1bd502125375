using Ringfence.Aws;
using Ringfence.Aws.Credentials;
using Ringfence.Controls;
using Ringfence.Posture;
using Ringfence.Posture.Live;
using Ringfence.Posture.Readers;

namespace Ringfence.Tests.Posture.Live;

/// <summary>A collection of the stand-in's account.</summary>
internal sealed record LiveWorld(StandInAccount Account, Manifest Manifest, IReadOnlyList<ResourceFile> Files)
{
    private static readonly AwsKeys Keys = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null, null);
    private static readonly FakeTime Time = new("2026-11-28T00:00:00Z");

    public static StandInAccount Empty(int pageSize = 2) => new(Keys, Time) { PageSize = pageSize };

    public static async Task<LiveWorld> CollectAsync(
        StandInAccount account,
        Func<string, bool>? types = null,
        params IReadOnlyList<string> regions
    )
    {
        using var http = new HttpClient(account, disposeHandler: false);
        var files = new List<ResourceFile>();
        var collector = new Collector(
            http,
            new StaticKeys(Keys),
            new Endpoints(_ => null),
            Time,
            new CollectOptions
            {
                Regions = regions,
                FirstWait = TimeSpan.Zero,
                Types = types ?? (_ => true),
            }
        );
        var manifest = await collector.RunAsync(files.Add, TestContext.Current.CancellationToken);
        return new LiveWorld(account, manifest, files);
    }

    public ResourceFile File(string type, string region = "us-east-1") =>
        Files.Single(file => file.Type == type && (file.Region == region || file.Region.Length == 0));

    /// <summary>The audit of what was collected, as <c>audit --account</c> does it.</summary>
    public AuditRun Audit(params string[] controls) =>
        Auditor.Run(
            [.. Files.Select(file => new InputFile(file.Path, Named: true) { Content = file.ToBytes() })],
            new AuditOptions
            {
                Controls = [.. controls.Select(id => Catalogue.Find(id)!)],
                Expectations = new() { Complete = true },
            }
        );
}
