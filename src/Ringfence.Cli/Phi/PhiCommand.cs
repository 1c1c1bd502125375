using System.CommandLine;

namespace Ringfence.Cli.Phi;

/// <summary><c>ringfence phi</c>: identifiers in files, found and replaced on this machine; nothing is sent anywhere.</summary>
internal static class PhiCommand
{
    public static Command Create() =>
        new("phi", "Finds and replaces the identifiers of 45 CFR 164.514(b)(2) in files. Nothing leaves this machine.")
        {
            ScanCommand.Create(),
            RedactCommand.Create(),
            EvaluateCommand.Create(),
            EpochCommand.Create(),
            SubjectCommand.Create(),
        };

    public static Option<string?> Policy() =>
        new("--policy")
        {
            Description =
                "A JSON file: {\"thresholds\":{\"NAME\":0.7},\"ignored\":[\"DATE\"],\"allowed\":[\"Northgate Clinic\"]}",
        };

    public static Argument<string[]> Files() =>
        new("FILE")
        {
            Description =
                "Files, directories of them, patterns such as notes/*.txt, or - for standard input; of a .jsonl file each line's \"text\" is a document",
            Arity = ArgumentArity.OneOrMore,
        };
}
