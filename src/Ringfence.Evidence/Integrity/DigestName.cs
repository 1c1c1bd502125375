using System.Globalization;
using System.Text.RegularExpressions;

namespace Ringfence.Evidence.Integrity;

/// <summary>What the name of a digest file says.</summary>
/// <param name="End">End of the span that the digest covers.</param>
internal sealed partial record DigestName(
    string Account,
    string Region,
    string Trail,
    string HomeRegion,
    DateTimeOffset End,
    bool Backfill
)
{
    public const string Stamp = "yyyyMMdd'T'HHmmss'Z'";

    public static DigestName? Parse(string fileName)
    {
        var match = Pattern.Match(fileName);
        return
            match.Success
            && DateTimeOffset.TryParseExact(
                match.Groups["end"].Value,
                Stamp,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var end
            )
            ? new(
                match.Groups["account"].Value,
                match.Groups["region"].Value,
                match.Groups["trail"].Value,
                match.Groups["home"].Value,
                end,
                match.Groups["backfill"].Success
            )
            : null;
    }

    /// <summary>The key that the digest of another hour would have, next to this one's.</summary>
    public string KeyAt(string ownKey, DateTimeOffset end)
    {
        var root = ownKey[..(ownKey.IndexOf("/CloudTrail-Digest/", StringComparison.Ordinal) + 1)];
        var day = end.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture);
        var stamp = end.ToString(Stamp, CultureInfo.InvariantCulture);
        return $"{root}CloudTrail-Digest/{Region}/{day}/{Account}_CloudTrail-Digest_{Region}_{Trail}_{HomeRegion}_{stamp}.json.gz";
    }

    [GeneratedRegex(
        @"^(?<account>\d{12})_CloudTrail-Digest_(?<region>[a-z0-9-]+)_(?<trail>.+)_(?<home>[a-z0-9-]+)_(?<end>\d{8}T\d{6}Z)(?<backfill>_backfill)?\.json(\.gz)?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Pattern { get; }
}
