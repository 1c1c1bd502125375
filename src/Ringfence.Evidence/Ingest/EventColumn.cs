namespace Ringfence.Evidence.Ingest;

/// <summary>Columns of <c>event</c>, in the order of <see cref="Store.Tables.Event"/>; a test holds the two together.</summary>
internal static class EventColumn
{
    public const int EventId = 0;
    public const int RequestId = 1;
    public const int Time = 2;
    public const int Source = 3;
    public const int Name = 4;
    public const int Region = 5;
    public const int Account = 6;
    public const int Principal = 7;
    public const int Person = 8;
    public const int Role = 9;
    public const int AccessKey = 10;
    public const int Address = 11;
    public const int Agent = 12;
    public const int Endpoint = 13;
    public const int Model = 14;
    public const int InferenceRegion = 15;
    public const int Resource = 16;
    public const int Error = 17;
    public const int Kind = 18;
    public const int Category = 19;
    public const int Version = 20;
    public const int Identity = 21;
    public const int InputTokens = 22;
    public const int OutputTokens = 23;
    public const int ModelCall = 24;
    public const int Bearer = 25;
    public const int ReadOnly = 26;
    public const int Mfa = 27;
    public const int Detail = 28;
    public const int CopiedFrom = 29;
    public const int Updates = 30;
    public const int Addendum = 31;
}
