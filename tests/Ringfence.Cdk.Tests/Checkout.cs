using System.Runtime.CompilerServices;

namespace Ringfence.Cdk.Tests;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    public static string Sample { get; } = Path.Combine(Root, "src", "Ringfence.Cdk", "foundation.json");

    private static string Find([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    // Read by the CDK's Node process when it starts: its notice about Node's age is not ours.
    [ModuleInitializer]
    internal static void Quiet() =>
        System.Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "1");
}
