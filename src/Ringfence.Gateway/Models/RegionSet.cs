using System.Collections.Frozen;

namespace Ringfence.Gateway.Models;

/// <summary>The regions in which prompts may be processed.</summary>
internal sealed class RegionSet(string[] regions)
{
    private readonly FrozenSet<string> _entries = regions.ToFrozenSet();

    /// <summary>Where models are called that name no region.</summary>
    public string Home { get; } = regions.First(AwsRegion.IsExact);

    /// <summary>Whether a region, or a whole geography (<c>us-*</c>), is inside.</summary>
    public bool Covers(string region) => _entries.Contains(region) || _entries.Contains(AwsRegion.GeographyOf(region));

    /// <summary>The first region by name that one of <paramref name="within"/> holds, or <see cref="Home"/>: where a profile of that set is called.</summary>
    public string CallFrom(IReadOnlyCollection<string> within) =>
        regions.FirstOrDefault(region =>
            AwsRegion.IsExact(region) && (within.Contains(region) || within.Contains(AwsRegion.GeographyOf(region)))
        ) ?? Home;

    public override string ToString() => string.Join(", ", regions);
}
