namespace Ringfence.Evidence.Content;

/// <summary>What became of content at an ingest that was asked to keep it.</summary>
/// <param name="Kept">Bodies stored, sealed.</param>
/// <param name="Refused">Bodies of calls under zero data retention: not stored.</param>
/// <param name="Removed">Bodies that were stored and fall under it by what was read since.</param>
/// <param name="Unknown">Bodies in objects of their own, of which the invocation log has no record: not stored.</param>
public sealed record ContentReport(long Kept, long Refused, long Removed, long Unknown);
