using System.CommandLine;
using Ringfence.Gateway.Phi;

namespace Ringfence.Cli.Trail;

/// <summary><c>--subject</c>: a person, by number or by name and date of birth. Neither is ever printed or kept.</summary>
internal static class SubjectOption
{
    public static Option<string> Create() =>
        new("--subject") { Description = "Whom: mrn:X, member:X, ssn:X, or person:NAME/1958-03-14", Required = true };

    /// <summary>The person as digests know them.</summary>
    /// <exception cref="BadInputException">It is none; the message does not repeat it.</exception>
    public static string Read(string given)
    {
        var colon = given.IndexOf(':', StringComparison.Ordinal);
        var value = given[(colon + 1)..];
        var slash = value.LastIndexOf('/');
        var subject = given[..Math.Max(0, colon)].ToLowerInvariant() switch
        {
            "mrn" => Subject.ByMrn(value),
            "member" => Subject.ByMember(value),
            "ssn" => Subject.BySsn(value),
            "person" when slash > 0 => Subject.ByNameAndBirth(value[..slash], value[(slash + 1)..]),
            _ => null,
        };
        return subject
            ?? throw new BadInputException(
                "--subject: it names nobody: give mrn:X or member:X with four characters or more, ssn:X with nine digits, or person:NAME/1958-03-14 with two words or more"
            );
    }
}
