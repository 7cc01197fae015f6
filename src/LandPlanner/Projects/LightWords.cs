using System.Globalization;

namespace LandPlanner.Projects;

/// <summary>Says in sentences what a light comes from.</summary>
/// <param name="isOfLife">Whether the lag is one of the project's whole plan; else it is of the year's.</param>
internal sealed class LightWords(LightRule rule, Month until, bool isOfLife)
{
    public LightReason Late(Light light, int months, Month planned) => new(
        light, $"应于{planned.Say(false)}开工，至{until.Say(false)}仍未开工（{months} 个月）", $"Should have begun in {planned.Say(true)}, and had not by {until.Say(true)} ({Counted(months)})");

    public LightReason NotEntered(Light light, int months) => new(
        light, $"至{until.Say(false)}已有 {months} 个月未报完成投资", $"No actual was entered for {Counted(months)} by {until.Say(true)}");

    public static LightReason NothingYet() => new(Light.Unknown, "尚无完成投资数据", "No actual was entered yet");

    public LightReason NoPlan() => new(Light.Unknown, $"{until.Year} 年没有月度计划", $"Nothing is planned by month for {until.Year}");

    public LightReason Lag(Light light, ProgressCurve curve)
    {
        var point = curve.Measured!;
        var (share, lag) = (Number(curve.Share(point.ActualSoFar!.Value)!.Value * 100), curve.Lag(rule.Against)!.Value.Value * 100);
        var (zhBase, enBase) = rule.Against == LightBase.Plan ? ("计划", "plan") : ("序时", "time");
        var (zhSide, enSide) = lag > 0 ? ("落后", "behind") : ("领先", "ahead of");
        var (zhLimit, enLimit) = Limit(light, curve);
        var (zhPlan, enPlan) = isOfLife ? ("全部计划", "the whole plan") : ("年度计划", "the year's plan");
        return new(
            light,
            $"至{point.Month.Say(false)}完成{zhPlan}的 {share}%，{zhSide}{zhBase} {Number(Math.Abs(lag))} 个百分点{zhLimit}",
            $"By {point.Month.Say(true)} {share} % of {enPlan} is done, {Number(Math.Abs(lag))} points {enSide} {enBase}{enLimit}");
    }

    private (string Zh, string En) Limit(Light light, ProgressCurve curve)
    {
        if (light is not (Light.Yellow or Light.Red))
            return ("", "");
        var limit = Number(light == Light.Red ? rule.Red : rule.Yellow);
        if (rule.Measure == LightMeasure.Points)
            return light == Light.Red ? ($"（超过 {limit}）", $" (above {limit})") : ($"（{limit} 及以上）", $" ({limit} or more)");
        var done = Number(curve.Done(rule.Against)!.Value.Value * 100);
        return ($"，为应完成的 {done}%（低于 {limit}%）", $", {done} % of what was due (below {limit} %)");
    }

    private static string Counted(int months) => months == 1 ? "1 month" : string.Create(CultureInfo.InvariantCulture, $"{months} months");

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
