namespace Ringfence.Aws.Calls;

/// <summary>Failures of <see cref="SignedHttp"/> that mean that AWS gave no answer, as opposed to a caller who gave up.</summary>
internal static class NoAnswer
{
    /// <summary>Whether a failure is one.</summary>
    /// <param name="cancel">Of the caller.</param>
    public static bool Is(Exception failure, CancellationToken cancel) =>
        failure is HttpRequestException or IOException
        || (failure is OperationCanceledException && !cancel.IsCancellationRequested);

    /// <summary>What came in its place, for a message.</summary>
    public static string Words(Exception failure) =>
        failure is OperationCanceledException ? "no answer in time" : failure.Message;
}
