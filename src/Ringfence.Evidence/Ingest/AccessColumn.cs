namespace Ringfence.Evidence.Ingest;

/// <summary>Columns of <c>access</c>, in the order of <see cref="Store.Tables.Access"/>.</summary>
internal static class AccessColumn
{
    public const int Line = 0;
    public const int Kind = 1;
    public const int Time = 2;
    public const int RequestId = 3;
    public const int Principal = 4;
    public const int Person = 5;
    public const int Address = 6;
    public const int Agent = 7;
    public const int Operation = 8;
    public const int Resource = 9;
    public const int Status = 10;
    public const int Bytes = 11;
    public const int Account = 12;
}
