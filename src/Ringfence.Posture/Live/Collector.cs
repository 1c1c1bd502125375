using System.Collections.Concurrent;
using Ringfence.Aws.Calls;
using Ringfence.Aws.Credentials;
using Ringfence.Posture.Live.Direct;

namespace Ringfence.Posture.Live;

/// <summary>
/// Reads a running account: which regions there are, then every type of the tables in each of them. What was not read is
/// told beside what was; nothing is left out in silence.
/// </summary>
public sealed class Collector(
    HttpClient http,
    IAwsKeySource keys,
    Endpoints endpoints,
    TimeProvider time,
    CollectOptions options
)
{
    /// <summary>Collects.</summary>
    /// <param name="keep">Given each file when it is whole; called by several threads, never by two at once.</param>
    /// <exception cref="NoAwsKeysException">There are no credentials, or they are refused from the start.</exception>
    public async Task<Manifest> RunAsync(Action<ResourceFile> keep, CancellationToken cancel)
    {
        using var calls = new LiveCalls(new SignedHttp(http, keys, time), time, options);
        var now = time.GetUtcNow();
        var home = Endpoints.HomeOf(options.Home);
        var scope = new LiveScope(calls, endpoints, "", options.Home, now);
        scope = scope with { Account = await Regions.AccountAsync(scope, cancel) };
        var regions = await Regions.FindAsync(scope, options, cancel);
        var enabled = regions.Where(each => each.Enabled).Select(each => each.Name).ToList();
        var works = enabled
            .SelectMany(region => Work(scope with { Region = region }, regional: true))
            .Concat(Work(scope with { Region = home }, regional: false))
            .ToList();
        var entries = new ConcurrentBag<ManifestEntry>();
        var gate = new Lock();
        var done = 0;
        await Task.WhenAll(
            works.Select(async work =>
            {
                var file = await work.ReadAsync(cancel);
                lock (gate)
                {
                    keep(file);
                    entries.Add(new ManifestEntry(file.Type, file.Region, file.Resources.Count, file.Gaps));
                    options.Progress?.Invoke(++done, works.Count);
                }
            })
        );
        return new Manifest(
            scope.Account,
            now,
            time.GetUtcNow(),
            regions,
            [
                .. entries
                    .OrderBy(each => each.Region, StringComparer.Ordinal)
                    .ThenBy(each => each.Type, StringComparer.Ordinal),
            ]
        )
        {
            Calls = calls.Sent,
            Over = calls.Over,
        };
    }

    private IEnumerable<TypeReading> Work(LiveScope scope, bool regional)
    {
        // A type whose list needs its parents' waits for theirs.
        var lists = new TypeLists();
        foreach (var type in ListedTypes.All)
        {
            if (
                type.Listing != Listing.Within
                && type.Global != regional
                && (options.Types(type.Name) || (type.Listing != Listing.Unlisted && IsParent(type.Name)))
            )
            {
                yield return new CloudControlReading(scope, type, lists);
            }
        }

        foreach (var type in DirectTypes.All)
        {
            if (type.Global != regional && options.Types(type.Type))
            {
                yield return new DirectReading(scope, type);
            }
        }
    }

    private bool IsParent(string type) =>
        ListedTypes.All.Any(each => each.Listing == Listing.Under && each.Parent == type && options.Types(each.Name));
}
