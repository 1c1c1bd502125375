using System.Collections.Frozen;
using Ringfence.Redaction.Detectors.Labelled;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors;

/// <summary>All labels by their first word, longest first. "patient id" is known as <c>patientid</c> too, as keys and columns have it.</summary>
internal static class LabelPhrases
{
    private static readonly LabelledIdentifier[] Identifiers =
    [
        new MedicalRecordNumber(),
        new HealthPlanNumber(),
        new AccountNumber(),
        new LicenseNumber(),
        new VehicleNumber(),
        new DeviceNumber(),
        new BiometricNumber(),
        new SocialSecurityLabel(),
        new OtherNumber(),
    ];

    public static LabelPhrase[] All { get; } = [.. Identifiers.SelectMany(Phrases)];

    public static FrozenDictionary<ulong, LabelPhrase[]> ByFirstWord { get; } =
        All.GroupBy(phrase => phrase.First)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.OrderByDescending(phrase => phrase.Words.Length).ToArray()
            );

    private static IEnumerable<LabelPhrase> Phrases(LabelledIdentifier identifier)
    {
        foreach (
            var label in identifier.Labels.Split(
                ',',
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            )
        )
        {
            var strength = label[^1] switch
            {
                '?' => LabelStrength.NeedsSign,
                '!' => LabelStrength.NeedsNoun,
                _ => LabelStrength.Sure,
            };
            var words = label.TrimEnd('?', '!').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            yield return new LabelPhrase([.. words.Select(word => WordHash.Of(word))], strength, identifier);
            if (words.Length > 1 && words[^1] != "#")
            {
                yield return new LabelPhrase([WordHash.Of(string.Concat(words))], strength, identifier);
            }
        }
    }
}
