using Ringfence.Cli.Book;
using Ringfence.Controls.Facts;
using Ringfence.Posture;
using Ringfence.Posture.Attestations;
using Ringfence.Posture.CloudFormation;
using Ringfence.Posture.Waivers;

namespace Ringfence.Cli.Audit;

/// <summary>Files in which the user has decided something; what is wrong in one is bad input.</summary>
internal static class Decided
{
    public static Expectations Read(FileInfo? policy, bool complete)
    {
        var expectations = new Expectations();
        if (policy is not null)
        {
            expectations = ExpectationsFile.Read(There(policy), out var problems);
            Right(problems);
        }

        return expectations with
        {
            Complete = complete || expectations.Complete,
        };
    }

    public static IReadOnlyDictionary<string, PropertyValue> Parameters(string[] given)
    {
        var parameters = new Dictionary<string, PropertyValue>(StringComparer.Ordinal);
        foreach (var each in given)
        {
            if (!File.Exists(each) && each.IndexOf('=', StringComparison.Ordinal) is var equals and > 0)
            {
                parameters[each[..equals]] = PropertyValue.Of(each[(equals + 1)..]);
                continue;
            }

            var read = ParameterFile.Read(There(new FileInfo(each)), out var problems);
            Right(problems);
            foreach (var (name, value) in read)
            {
                parameters[name] = value;
            }
        }

        return parameters;
    }

    /// <summary>The register need not exist: then nothing is attested.</summary>
    public static AuditRun Attested(AuditRun run, string register)
    {
        if (!File.Exists(register))
        {
            return register == AttestCommand.DefaultRegister
                ? run
                : throw new BadInputException($"--attestations: {register} is no file; `ringfence attest` writes one");
        }

        try
        {
            return AttestedRun.Apply(run, new AttestationFile(register).Read(), Today());
        }
        catch (InvalidDataException error)
        {
            throw new BadInputException(error.Message);
        }
    }

    public static AuditRun Waived(AuditRun run, FileInfo file)
    {
        var waivers = WaiverFile.Read(There(file), out var problems);
        Right(problems);
        return WaivedRun.Apply(run, waivers, file.ToString(), Today());
    }

    public static AuditRun New(AuditRun run, FileInfo file)
    {
        try
        {
            return new Baseline(There(file)).Without(run);
        }
        catch (InvalidDataException error)
        {
            throw new BadInputException(error.Message);
        }
    }

    private static DateOnly Today() => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date);

    private static string There(FileInfo file) =>
        file.Exists ? file.ToString() : throw new BadInputException($"{file} is no file");

    private static void Right(IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
        {
            throw new BadInputException(string.Join("\n", problems));
        }
    }
}
