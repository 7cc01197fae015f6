using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Projects;

namespace LandPlanner.IdleLand;

/// <summary>Whether land lies idle.</summary>
public enum IdleStanding
{
    /// <summary>Facts are missing on which it depends.</summary>
    NotKnown,

    /// <summary>It is on the way there, but the year is not over.</summary>
    NotDue,

    NotIdle,

    /// <summary>By the facts it is idle (疑似闲置); the bureau identifies it.</summary>
    Suspected,
}

/// <summary>One sentence of a verdict, and where in the law it stands; null where it states a fact.</summary>
public sealed record IdleReason(string Zh, string En, LegalBasis? Law);

/// <summary>What the facts say of a parcel on a day (闲置土地处置办法 art. 2, 8, 12, 14).</summary>
/// <param name="Missing">Fields of the ledger without which it is not known whether it is idle, or what follows from it; where one of several would do, joined by "|".</param>
/// <param name="Reasons">Never empty.</param>
public sealed record IdleVerdict(IdleStanding Standing, IReadOnlyList<string> Missing, IReadOnlyList<IdleReason> Reasons)
{
    /// <summary>The day from which years count: the agreed start, or the day works stopped. Null where it is not known, or nothing counts.</summary>
    public DateOnly? IdleSince { get; init; }

    /// <summary>The first day on which it is idle: a year later.</summary>
    public DateOnly? IdleOn { get; init; }

    /// <summary>The first day on which it may be taken back, if the cause is the holder's: two years later.</summary>
    public DateOnly? TakeBackOn { get; init; }

    /// <summary>Whole years since <see cref="IdleSince"/>; null where that is, or it is not idle.</summary>
    public int? Years { get; init; }

    /// <summary>Nothing where no fee is due for another reason than that facts are missing; null where that is not known.</summary>
    public Money? Fee { get; init; }

    public bool IsTakeBackDue { get; init; }

    public static IdleVerdict On(IdleParcel parcel, DateOnly day, IdleTable table)
    {
        if (parcel.Works == IdleWorks.NotStarted || parcel.StartedOn > day)
            return NotStarted(parcel, day, table);
        return parcel.Works switch
        {
            IdleWorks.UnderWay => NotIdle("已动工且未中止开发建设。", "Works have started and have not stopped."),
            IdleWorks.Stopped when parcel.StoppedOn > day => NotIdle($"{day:yyyy-MM-dd} 尚未中止开发建设。", $"On {day:yyyy-MM-dd} works had not stopped yet."),
            IdleWorks.Stopped => Stopped(parcel, day, table),
            _ => NotKnown(["works"]),
        };
    }

    private static IdleVerdict NotStarted(IdleParcel parcel, DateOnly day, IdleTable table)
    {
        var limits = table.Limits;
        if (parcel.AgreedStart is { } agreed)
            return Counted(parcel, day, table, agreed, [new($"约定动工开发日期 {agreed:yyyy-MM-dd}，未动工。", $"Works should have started on {agreed:yyyy-MM-dd} and have not.", table.Articles.NotStarted)]);
        if (parcel.DeliveredOn is not { } delivered)
            return NotKnown(["agreed_start|delivered_on"]);
        var deemed = delivered.AddYears(limits.DeemedStartYears);
        return Counted(
            parcel, day, table, deemed,
            [
                new(
                    $"未约定动工开发日期：{delivered:yyyy-MM-dd} 交付土地，其后 {limits.DeemedStartYears} 年即 {deemed:yyyy-MM-dd} 为动工开发日期。",
                    $"No start was agreed: the land was delivered on {delivered:yyyy-MM-dd}, and {limits.DeemedStartYears} year(s) later, {deemed:yyyy-MM-dd}, counts as the agreed start.",
                    table.Articles.DeemedStart),
                new("未动工。", "Works have not started.", table.Articles.NotStarted),
            ]);
    }

    private static IdleVerdict Stopped(IdleParcel parcel, DateOnly day, IdleTable table)
    {
        var limits = table.Limits;
        bool? builtLittle = parcel is { Built: { } built, ToBuild: { } whole } ? new Ratio(built.Hundredths, whole.Hundredths) < limits.Built : null;
        bool? investedLittle = parcel is { Invested: { } invested, Investment: { } total } ? new Ratio(invested.Cents, total.Cents) < limits.Invested : null;
        if (builtLittle == false && investedLittle == false)
        {
            return NotIdle(
                $"开发建设面积不少于应动工面积的 {limits.Built}，投资额不少于总投资额的 {limits.Invested}。", $"At least {limits.Built} of the area is built on, and at least {limits.Invested} is invested.");
        }

        if (parcel.StoppedOn is not { } stopped)
            return NotKnown(["stopped_on", .. Lacking(parcel, builtLittle, investedLittle)]);
        if (day >= stopped.AddYears(limits.IdleYears) && builtLittle != true && investedLittle != true)
            return NotKnown(Lacking(parcel, builtLittle, investedLittle)) with { IdleSince = stopped, IdleOn = stopped.AddYears(limits.IdleYears), TakeBackOn = stopped.AddYears(limits.TakeBackYears) };
        var reasons = new List<IdleReason> { new($"{stopped:yyyy-MM-dd} 起中止开发建设。", $"Works stopped on {stopped:yyyy-MM-dd}.", table.Articles.Stopped) };
        if (builtLittle == true)
            reasons.Add(new($"开发建设面积不足应动工面积的 {limits.Built}。", $"Less than {limits.Built} of the area that should be is built on.", table.Articles.Stopped));
        if (investedLittle == true)
            reasons.Add(new($"已投资额不足总投资额的 {limits.Invested}。", $"Less than {limits.Invested} of the investment is made.", table.Articles.Stopped));
        return Counted(parcel, day, table, stopped, reasons);
    }

    private static IdleVerdict Counted(IdleParcel parcel, DateOnly day, IdleTable table, DateOnly since, IReadOnlyList<IdleReason> reasons)
    {
        var limits = table.Limits;
        var verdict = new IdleVerdict(IdleStanding.NotDue, [], reasons)
        {
            IdleSince = since,
            IdleOn = since.AddYears(limits.IdleYears),
            TakeBackOn = since.AddYears(limits.TakeBackYears),
            Fee = Money.Zero,
        };
        if (day < verdict.IdleOn)
        {
            return verdict with
            {
                Reasons = [.. reasons, new($"至 {verdict.IdleOn:yyyy-MM-dd} 满 {limits.IdleYears} 年，尚未届满。", $"{limits.IdleYears} year(s) are over on {verdict.IdleOn:yyyy-MM-dd}, not yet on {day:yyyy-MM-dd}.", null)],
            };
        }

        var years = WholeYears(since, day);
        verdict = verdict with { Standing = IdleStanding.Suspected, Years = years, Reasons = [.. reasons, new($"截至 {day:yyyy-MM-dd} 已满 {years} 年。", $"By {day:yyyy-MM-dd} that is {years} whole year(s).", null)] };
        return parcel.Cause?.Kind switch
        {
            null => verdict.With(new("闲置原因尚未认定。", "The cause is not identified yet.", null)) with { Missing = ["cause"], Fee = null },
            IdleCauseKind.Enterprise => AtTheHoldersCost(verdict, parcel, years, table),
            IdleCauseKind.Government => verdict
                .With(new("因政府、政府有关部门行为造成，不征缴闲置费。", "The government caused it: no fee.", table.Articles.Government))
                .With(new("与土地使用权人协商处置方式。", "What to do is agreed with the holder.", table.Articles.Options)),
            _ => verdict
                .With(new("因不可抗力造成，不征缴闲置费。", "Force majeure caused it: no fee.", table.Articles.Government))
                .With(new("与土地使用权人协商处置方式。", "What to do is agreed with the holder.", table.Articles.Options)),
        };
    }

    private static IdleVerdict AtTheHoldersCost(IdleVerdict verdict, IdleParcel parcel, int years, IdleTable table)
    {
        var limits = table.Limits;
        if (years >= limits.TakeBackYears)
            return verdict.With(new($"满 {limits.TakeBackYears} 年，应无偿收回。", $"{limits.TakeBackYears} years are over: it is to be taken back without compensation.", table.Articles.TakeBack)) with { IsTakeBackDue = true };
        if (years < limits.FeeYears)
            return verdict;
        if (parcel.Price is not { } price)
        {
            return verdict.With(new($"应按土地价款的 {limits.FeePercent}% 征缴闲置费，但价款不详。", $"A fee of {limits.FeePercent} % of the price is due, but the price is not known.", table.Articles.Fee)) with { Missing = ["price"], Fee = null };
        }

        var fee = new Money((long)Math.Round(price.Cents * (decimal)limits.FeePercent / 100, MidpointRounding.AwayFromZero));
        var said = new IdleReason(
            $"按土地价款 {price.Write()} 的 {limits.FeePercent}% 征缴闲置费 {fee.Write()}。", $"A fee of {limits.FeePercent} % of the price of {price.Write(english: true)} is due: {fee.Write(english: true)}.", table.Articles.Fee);
        return verdict.With(said) with { Fee = fee };
    }

    /// <summary>Whole years from a day, which ends a year on its own date, or in February, where there is none, on the last (民法典 art. 202).</summary>
    private static int WholeYears(DateOnly from, DateOnly to)
    {
        var years = to.Year - from.Year;
        return from.AddYears(years) > to ? years - 1 : years;
    }

    private static IEnumerable<string> Lacking(IdleParcel parcel, bool? builtLittle, bool? investedLittle)
    {
        if (builtLittle == true || investedLittle == true)
            yield break;
        if (parcel.ToBuild is null)
            yield return "to_build_m2";
        if (parcel.Built is null)
            yield return "built_m2";
        if (parcel.Investment is null)
            yield return "investment";
        if (parcel.Invested is null)
            yield return "invested";
    }

    private static IdleVerdict NotIdle(string zh, string en) => new(IdleStanding.NotIdle, [], [new(zh, en, null)]) { Fee = Money.Zero };

    private static IdleVerdict NotKnown(IEnumerable<string> missing)
    {
        string[] fields = [.. missing];
        return new(IdleStanding.NotKnown, fields, [new($"缺少事实，无法判断：{string.Join("、", fields)}。", $"Facts are missing: {string.Join(", ", fields)}.", null)]);
    }

    private IdleVerdict With(IdleReason reason) => this with { Reasons = [.. Reasons, reason] };
}
