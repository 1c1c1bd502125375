namespace Ringfence.Evidence.Integrity;

/// <summary>A file of the local copy, and the object that it is a copy of.</summary>
internal sealed record TrailObject(string Path, string Bucket, string Key)
{
    public override string ToString() => $"{Bucket}/{Key}";
}
