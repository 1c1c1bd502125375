namespace Ringfence.Cli.Phi;

/// <summary>Standard input, as UTF-8 text or as bytes, opened only when it is read.</summary>
internal static class StandardInput
{
#pragma warning disable RS0030 // the one place where the command line reads standard input
    public static TextReader Open() => System.Console.In;

    public static Stream OpenBytes() => System.Console.OpenStandardInput();
#pragma warning restore RS0030
}
