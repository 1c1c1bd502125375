using Ringfence.Evidence.Integrity;

namespace Ringfence.Evidence.Ingest;

/// <summary>An object's bytes, and what the bucket keeps beside them.</summary>
internal sealed record OpenedObject(Stream Content, ObjectMetadata? Metadata);
