using System.CommandLine;
using Ringfence.Cli.Phi;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;
using Ringfence.Gateway.Phi;

namespace Ringfence.Cli.Trail;

/// <summary><c>--subject</c>: a person, by number or by name and date of birth. Neither is ever printed or kept.</summary>
internal static class SubjectOption
{
    private const string Forms = "mrn:X, member:X, ssn:X, or person:NAME/1958-03-14";

    public static Option<string> Create() => new("--subject") { Description = $"Whom: {Forms}", Required = true };

    /// <summary>The same where a question can be asked without it.</summary>
    public static Option<string?> CreateOptional() =>
        new("--subject") { Description = $"About whom: {Forms}; answered with the keys of --data" };

    /// <summary>The person in every epoch whose key is there.</summary>
    /// <param name="data">The gateway's state.</param>
    public static AskedSubject Ask(string given, string data)
    {
        var subject = Read(given);
        var digests = EpochCommand.Open(data).DigestsOf(subject);
        return digests.Count > 0
            ? new(subject[..subject.IndexOf(':', StringComparison.Ordinal)].ToLowerInvariant(), digests)
            : throw new BadInputException(
                $"--subject: there is no epoch's key in '{data}', so nobody can tell whom a digest means"
            );
    }

    /// <summary>What nobody can answer about a person: the calls of epochs whose keys are not there.</summary>
    public static IEnumerable<string> Unanswerable(string? given, string data, EvidenceStore store, Scope scope)
    {
        if (given is null)
        {
            return [];
        }

        var keys = EpochCommand.Open(data).List().Select(epoch => epoch.Name).ToHashSet(StringComparer.Ordinal);
        return SubjectEpochsOfStore
            .Without(store, keys, scope)
            .Select(epoch =>
                $"the key of epoch {epoch.Epoch} is not in '{data}' (destroyed, or another gateway's): whether its {epoch.Calls} call(s) about somebody are about this person, nobody can tell without it"
            );
    }

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
