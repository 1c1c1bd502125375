using System.Text.RegularExpressions;

namespace Ringfence.LocalBedrock.Guardrails;

/// <summary>
/// Simple patterns for the entities that tests and demonstrations use. AWS has a model for these; the other types of its list are
/// accepted in a guardrail and found nowhere.
/// </summary>
internal static partial class PiiPatterns
{
    /// <summary>The pattern of a type and what tells a true match; null for a type that the stand-in cannot find.</summary>
    public static (Regex Pattern, Func<string, bool>? Holds)? Of(string type) =>
        type switch
        {
            "EMAIL" => (Email(), null),
            "PHONE" => (Phone(), null),
            "US_SOCIAL_SECURITY_NUMBER" => (SocialSecurityNumber(), null),
            "NAME" => (Name(), null),
            "ADDRESS" => (Address(), null),
            "AGE" => (Age(), null),
            "IP_ADDRESS" => (IpAddress(), null),
            "MAC_ADDRESS" => (MacAddress(), null),
            "URL" => (Url(), null),
            "CREDIT_DEBIT_CARD_NUMBER" => (CardNumber(), PassesLuhn),
            "PASSWORD" => (Password(), null),
            "AWS_ACCESS_KEY" => (AwsAccessKey(), null),
            "VEHICLE_IDENTIFICATION_NUMBER" => (VehicleIdentificationNumber(), null),
            _ => null,
        };

    private static bool PassesLuhn(string number)
    {
        var (sum, twice) = (0, false);
        for (var index = number.Length - 1; index >= 0; index--)
        {
            if (char.IsAsciiDigit(number[index]))
            {
                var digit = number[index] - '0';
                digit = twice ? digit * 2 : digit;
                sum += digit > 9 ? digit - 9 : digit;
                twice = !twice;
            }
        }

        return sum % 10 == 0;
    }

    [GeneratedRegex(@"\b[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Email();

    [GeneratedRegex(
        @"(\+1[ .-]?)?(\([2-9][0-9]{2}\) ?|\b[2-9][0-9]{2}[ .-])[0-9]{3}[ .-][0-9]{4}\b",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Phone();

    [GeneratedRegex(@"\b[0-9]{3}-[0-9]{2}-[0-9]{4}\b", RegexOptions.None, 1000)]
    private static partial Regex SocialSecurityNumber();

    // First names that the demonstrations use, with the surname that follows; titles announce a surname alone.
    [GeneratedRegex(
        @"\b((Maria|John|Jane|Samuel|Amara|Priya|Wei|Ahmed|Elena|Robert|Mary|James|Linda)( [A-Z][a-z]+(-[A-Z][a-z]+)?)?|(Dr|Mr|Mrs|Ms)\. ([A-Z][a-z]+ )?[A-Z][a-z]+)\b",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Name();

    [GeneratedRegex(
        @"\b[0-9]{1,5} [A-Z][a-z]+( [A-Z][a-z]+)* (Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd)\b",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Address();

    [GeneratedRegex(
        @"\b([0-9]{1,3}[ -]years?[ -]old|age[ds]? [0-9]{1,3})\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Age();

    [GeneratedRegex(
        @"\b((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\b",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex IpAddress();

    [GeneratedRegex(@"\b([0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MacAddress();

    [GeneratedRegex(@"\bhttps?://[^\s""'<>]+[^\s""'<>.,;:)]", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Url();

    [GeneratedRegex(@"\b([0-9]{4}[ -]?){3}[0-9]{1,7}\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CardNumber();

    [GeneratedRegex(@"(?<=\bpassword( is|:|=) ?)\S{4,}", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Password();

    [GeneratedRegex(@"\b(AKIA|ASIA)[A-Z0-9]{16}\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AwsAccessKey();

    [GeneratedRegex(@"\b[A-HJ-NPR-Z0-9]{17}\b", RegexOptions.None, 1000)]
    private static partial Regex VehicleIdentificationNumber();
}
