namespace Ringfence.Controls.Timestream;

/// <summary>Amazon Timestream databases.</summary>
internal static class TimestreamChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [new TimeSeriesNameTheirKey(), new TimeSeriesUseCustomerKey()];
}
