namespace Ringfence.Evidence.Ingest;

/// <summary>What a prompt or an answer holds beside text.</summary>
[Flags]
internal enum BodyContents
{
    TextAlone = 0,
    Image = 1,
    Document = 2,
    Audio = 4,
    Video = 8,
    Embedding = 16,
}
