namespace Ringfence.Gateway.Recording;

/// <summary>Members of <see cref="GatewayError"/> as entries and metrics name them, without a string made per call.</summary>
internal static class ErrorNames
{
    private static readonly string[] Names = Enum.GetNames<GatewayError>();

    public static string Of(GatewayError error) => Names[(int)error];
}
