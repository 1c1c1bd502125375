using Ringfence.Controls;
using Ringfence.Controls.Facts;

namespace Ringfence.Posture.Verdicts;

/// <summary>
/// An answer that rests on a list which was not read whole is no answer: neither that something is there and right, nor
/// that it is missing. It is Unknown, with what was not read and what would let it be read.
/// </summary>
internal static class Trusted
{
    /// <param name="types">The types that the answer rests on.</param>
    /// <param name="region">The region of the resource that is judged; null: the estate as a whole, or a template's resource.</param>
    public static Verdict Of(Verdict verdict, IReadOnlyCollection<string> types, Estate estate, string? region)
    {
        foreach (var unread in estate.Unread)
        {
            if (types.Contains(unread.Type) && Reaches(unread, region))
            {
                return verdict with
                {
                    Outcome = Outcome.Unknown,
                    Because = $"{unread.Reason} As far as it was read: {verdict.Because}",
                };
            }
        }

        return verdict;
    }

    // Resources name those of their own region; buckets are named from everywhere.
    private static bool Reaches(UnreadType unread, string? region) =>
        string.IsNullOrEmpty(region)
        || unread.Region.Length == 0
        || unread.Region == region
        || unread.Type.StartsWith("AWS::S3::", StringComparison.Ordinal);
}
